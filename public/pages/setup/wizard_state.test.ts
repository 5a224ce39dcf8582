import { describe, expect, it } from 'vitest';
import {
  checkOptions,
  checkOwnToken,
  createRequest,
  initialState,
  reduceWizard,
  resume,
  type WizardAction,
} from './wizard_state';

const after = (...actions: WizardAction[]) => actions.reduce(reduceWizard, initialState());
const named: WizardAction = { type: 'settings', change: { name: ' Acme ' } };

describe('reduceWizard', () => {
  it('preserves what was typed while it goes back and forth', () => {
    const state = after(named, { type: 'go', step: 'endpoint' }, { type: 'go', step: 'options' });
    expect(state).toMatchObject({ step: 'options', settings: { name: ' Acme ' } });
  });

  it('goes to the log stream once the source exists, and never back before it', () => {
    const created = after(named, { type: 'created', sourceId: 'acme' });
    expect(created).toMatchObject({ step: 'connect', sourceId: 'acme' });
    expect(reduceWizard(created, { type: 'go', step: 'options' })).toBe(created);
    expect(reduceWizard(created, { type: 'go', step: 'live' }).step).toBe('live');
  });

  it('shows no log stream of a source that does not exist', () => {
    expect(after({ type: 'go', step: 'connect' }).step).toBe('options');
  });
});

describe('resume', () => {
  const created = after(named, { type: 'created', sourceId: 'acme' }, { type: 'go', step: 'live' });

  it('goes on where it was', () => {
    expect(resume(created, 'acme')).toBe(created);
  });

  it('goes on with the stream of another source', () => {
    expect(resume(created, 'other')).toMatchObject({
      step: 'connect',
      sourceId: 'other',
      settings: { name: '' },
    });
  });

  it('begins anew without a source', () => {
    expect(resume(created, '')).toEqual(initialState());
  });
});

describe('what was typed', () => {
  it('lacks a name at first, and accepts an id that fits into an address', () => {
    expect(Object.keys(checkOptions(initialState()))).toEqual(['name']);
    expect(checkOptions(after(named, { type: 'choose', change: { id: 'acme-1' } }))).toEqual({});
    expect(checkOptions(after(named, { type: 'choose', change: { id: 'Acme' } })).id).toMatch(
      /^Use .*\.$/,
    );
  });

  it('needs a token of some length only where the person brings one', () => {
    const own = after({ type: 'choose', change: { tokenFrom: 'user' } });
    expect(checkOwnToken(initialState(), '')).toBeUndefined();
    expect(checkOwnToken(own, 'short')).toMatch(/at least 24 characters/);
    expect(checkOwnToken(own, 'long-enough-0123456789abcdef')).toBeUndefined();
  });

  it('becomes a request that leaves out what was not given', () => {
    const request = createRequest(after(named), 'never typed');
    expect(request).toMatchObject({ name: 'Acme', namespace: 'default' });
    expect(request.id).toBeUndefined();
    expect(request.webhook?.token).toBeUndefined();
    const own = after(named, { type: 'choose', change: { tokenFrom: 'user', id: 'a' } });
    expect(createRequest(own, 'secret')).toMatchObject({
      id: 'a',
      webhook: { token: 'secret' },
    });
  });
});
