import { beforeEach, describe, expect, it } from 'vitest';
import { forgetState, keepState, keptState } from './kept_state';
import { initialState, type WizardState } from './wizard_state';

class MemoryStorage implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  private readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

const KEY = 'auth0Logs.setup';
let storage: Storage;

const typed = (): WizardState => {
  const state = initialState();
  return {
    ...state,
    step: 'endpoint',
    settings: { ...state.settings, name: 'Acme', tags: ['a'] },
    stream: { ...state.stream, domain: 'acme.auth0.com', categories: ['actions'] },
  };
};

beforeEach(() => {
  storage = new MemoryStorage() as unknown as Storage;
});

describe('kept state', () => {
  it('comes back as it was', () => {
    keepState(typed(), storage);
    expect(keptState(storage)).toEqual(typed());
  });

  it('is gone at the end', () => {
    keepState(typed(), storage);
    forgetState(storage);
    expect(keptState(storage)).toEqual(initialState());
  });

  it.each([
    ['of another version', JSON.stringify({ version: 0, state: typed() })],
    ['at no known step', JSON.stringify({ version: 1, state: { ...typed(), step: 'x' } })],
    ['not JSON', '{'],
    ['no object', '[]'],
  ])('is left alone where it is %s', (_name, text) => {
    storage.setItem(KEY, text);
    expect(keptState(storage)).toEqual(initialState());
  });

  it('takes from a damaged one only what has its type', () => {
    const settings = { ...typed().settings, tags: 'a', namespace: null };
    storage.setItem(KEY, JSON.stringify({ version: 1, state: { ...typed(), settings } }));
    const { tags, namespace } = initialState().settings;
    expect(keptState(storage).settings).toMatchObject({ name: 'Acme', tags, namespace });
  });
});
