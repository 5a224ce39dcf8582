// Sources and their secrets kept in maps, with all that changes them.
import type { KibanaRequest } from '@kbn/core/server';
import { expect, vi } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import { DEFAULT_SETTINGS, type SourceSettings } from '../../common/api/sources';
import { configSchema } from '../../server/config';
import { Auth0LogsError } from '../../server/errors';
import { readConfiguredSources } from '../../server/sources/configured_sources';
import { SourceAdmin } from '../../server/sources/source_admin';
import { SourceCredentials } from '../../server/sources/source_credentials';
import { SourceEditor } from '../../server/sources/source_editor';
import type { SecretsStore, SourceSecrets } from '../../server/sources/source_secrets';
import { SourceTokens } from '../../server/sources/source_tokens';
import type { SavedSource, SourceStore, StoredSource } from '../../server/sources/stored_source';

export const REQUEST = {} as KibanaRequest;
export const TOKEN = 'a-token-of-some-twenty-four-signs';
export const CREDENTIALS = {
  ...{ domain: 'acme.eu.auth0.com', client_id: 'c', client_secret: 'very-secret' },
};

export const settings = (changes: Partial<SourceSettings> = {}): SourceSettings => ({
  ...DEFAULT_SETTINGS,
  ...{ name: 'Production', tags: [] },
  ...changes,
});

/** A source to be created, which has a webhook with a token of the user's own. */
export const withToken = (id: string, changes: Partial<SourceSettings> = {}) => ({
  ...{ id, settings: settings(changes), webhook: { token: TOKEN } },
});

export const refusal = (code: string) => expect.objectContaining({ code }) as Error;

/** With sources that kibana.yml declares. */
export const sourcesInMemory = (configured: object = {}) => {
  const objects = new Map<string, { version: number; attributes: StoredSource }>();
  const secrets = new Map<string, SourceSecrets>();
  const unreadable = new Set<string>();
  let written = 0;
  let conflicts = 0;
  const entries: EventLogEntry[] = [];
  const reload = vi.fn(() => Promise.resolve());
  const read = (id: string): SavedSource => {
    const found = objects.get(id);
    if (!found) throw new Auth0LogsError('no_such_source');
    const { version, attributes } = found;
    return { id, type: 't', references: [], version: String(version), attributes };
  };
  const write = (id: string, attributes: StoredSource): SavedSource => {
    objects.set(id, { version: (objects.get(id)?.version ?? 0) + 1, attributes });
    return read(id);
  };
  const store: Pick<SourceStore, keyof SourceStore> = {
    list: () => Promise.resolve([...objects.keys()].map(read)),
    get: (id) => Promise.resolve().then(() => read(id)),
    create: (id, attributes) => Promise.resolve(write(id, attributes)),
    replace: ({ id, version }, attributes) =>
      (conflicts -= 1) < 0 && String(objects.get(id)?.version) === version
        ? Promise.resolve(write(id, attributes))
        : Promise.reject(new Auth0LogsError('source_changed')),
    delete: (id) => Promise.resolve(void objects.delete(id)),
  };
  const secretsStore = {
    read: (id: string) =>
      unreadable.has(id)
        ? Promise.reject(new Auth0LogsError('secrets_unreadable'))
        : Promise.resolve(secrets.get(id) ?? {}),
    write: (_request: KibanaRequest, _source: string, value: SourceSecrets) => {
      const id = `secret-${(written += 1)}`;
      secrets.set(id, value);
      return Promise.resolve(id);
    },
    delete: (id: string) => Promise.resolve(void secrets.delete(id)),
  };
  const editor = new SourceEditor({
    declared: readConfiguredSources(configSchema.validate({ sources: configured }).sources),
    store: store as SourceStore,
    registry: { reload },
    record: (entry) => entries.push(entry),
  });
  const credentials = new SourceCredentials(editor, () =>
    Promise.resolve(secretsStore as unknown as SecretsStore),
  );
  return {
    ...{ objects, secrets, entries, reload, credentials },
    admin: new SourceAdmin(editor, credentials),
    tokens: new SourceTokens(editor, 0),
    tokensOf: (id: string) => objects.get(id)?.attributes.webhook?.tokens ?? [],
    /** Kibana gets another encryption key. */
    loseKey: () => [...secrets.keys()].forEach((id) => unreadable.add(id)),
    /** Others are faster so many times. */
    conflict: (times: number) => void (conflicts = times),
  };
};
