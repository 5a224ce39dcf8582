// Sources as hidden saved objects. They hold no secret: tokens as hashes only, and what has to be
// read again stands encrypted in source_secrets.ts.
import { schema, type TypeOf } from '@kbn/config-schema';
import type {
  SavedObject,
  SavedObjectsClientContract,
  SavedObjectsServiceSetup,
} from '@kbn/core/server';
import { savedObjectStatusOf } from '../kibana/saved_object_error';
import { hiddenType } from '../kibana/saved_object_types';
import { Auth0LogsError } from '../errors';
import type { SourceDefinition } from './source_definition';
import { settingSchemas } from './source_settings';

export const SOURCE_TYPE = 'auth0-logs-source';
/** As many as one search brings; a node holds them all in memory. */
export const MAX_SOURCES = 1_000;
const BAD_REQUEST = 400;
const NOT_FOUND = 404;
const CONFLICT = 409;

const webhook = schema.object({
  /** The newest first. */
  tokens: schema.arrayOf(
    schema.object({
      /** SHA-256, in hex. */
      hash: schema.string(),
      created_at: schema.string(),
      valid_until: schema.maybe(schema.string()),
    }),
  ),
  log_stream: schema.maybe(schema.object({ id: schema.string(), domain: schema.string() })),
});

const attributes = {
  ...settingSchemas,
  webhook: schema.maybe(webhook),
  /** Of the object with its secrets. */
  secrets_id: schema.maybe(schema.string()),
  /** What may be shown of the credentials. */
  credentials: schema.maybe(
    schema.object({
      domain: schema.string(),
      tenant_domain: schema.maybe(schema.string()),
      client_id: schema.string(),
    }),
  ),
  created_at: schema.string(),
  updated_at: schema.string(),
};

const create = schema.object(attributes);
export type StoredSource = TypeOf<typeof create>;
export type SavedSource = SavedObject<StoredSource>;

export const definitionOf = ({ id, version, attributes }: SavedSource): SourceDefinition => {
  const {
    webhook,
    secrets_id: _secrets,
    credentials,
    created_at,
    updated_at,
    ...settings
  } = attributes;
  const dates = { created_at, updated_at };
  return { id, managed_by: 'api', settings, webhook, credentials, ...dates, version };
};

export const registerSourceType = (savedObjects: SavedObjectsServiceSetup): void =>
  savedObjects.registerType({
    ...hiddenType(SOURCE_TYPE),
    modelVersions: {
      1: {
        changes: [],
        schemas: {
          create,
          forwardCompatibility: schema.object(attributes, { unknowns: 'ignore' }),
        },
      },
    },
  });

/** Rejects with an Auth0LogsError whatever goes wrong. */
export class SourceStore {
  constructor(private readonly repository: () => Promise<SavedObjectsClientContract>) {}

  async list(): Promise<SavedSource[]> {
    const repository = await this.repository();
    const options = { type: SOURCE_TYPE, perPage: MAX_SOURCES };
    const found = await repository.find<StoredSource>(options).catch(rethrow);
    return found.saved_objects;
  }

  async get(id: string): Promise<SavedSource> {
    const repository = await this.repository();
    return repository.get<StoredSource>(SOURCE_TYPE, id).catch(rethrow);
  }

  async create(id: string, source: StoredSource): Promise<SavedSource> {
    const repository = await this.repository();
    return repository.create<StoredSource>(SOURCE_TYPE, source, { id }).catch(rethrowOfCreate);
  }

  /** Replaces it whole: an update would merge, and leave what is no longer there. */
  async replace({ id, version }: SavedSource, source: StoredSource): Promise<SavedSource> {
    const repository = await this.repository();
    const replacing = { id, overwrite: true, version };
    return repository.create<StoredSource>(SOURCE_TYPE, source, replacing).catch(rethrowOfReplace);
  }

  async delete(id: string): Promise<void> {
    const repository = await this.repository();
    await repository.delete(SOURCE_TYPE, id).catch(rethrow);
  }
}

const rethrow = (cause: unknown): never => {
  const status = savedObjectStatusOf(cause);
  if (status === NOT_FOUND) throw new Auth0LogsError('no_such_source', { cause });
  if (status === CONFLICT) throw changed(cause);
  throw new Auth0LogsError('unavailable', { details: { task: 'access_sources' }, cause });
};

/** Kibana calls a version malformed that never was one. */
const rethrowOfReplace = (cause: unknown): never => {
  if (savedObjectStatusOf(cause) !== BAD_REQUEST) return rethrow(cause);
  throw changed(cause);
};

const changed = (cause: unknown) => new Auth0LogsError('source_changed', { cause });

const rethrowOfCreate = (cause: unknown): never => {
  if (savedObjectStatusOf(cause) !== CONFLICT) return rethrow(cause);
  throw new Auth0LogsError('source_exists', { cause });
};
