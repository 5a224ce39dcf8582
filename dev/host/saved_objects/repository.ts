// Saved objects in an index of their own, in Kibana's document layout. Types are namespace-agnostic.
// Follows elastic/kibana src/core/packages/saved-objects/api-server-internal/src/lib
// (repository.ts, apis/*.ts).
import { randomUUID } from 'node:crypto';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { SavedObject, SavedObjectsClientContract, SavedObjectsType } from '@kbn/core/server';
import { asSavedObjectsError, SavedObjectsError } from './errors';

export const SAVED_OBJECTS_INDEX = '.kibana_auth0_dev';
const DEFAULT_REFRESH = 'wait_for';
const DEFAULT_PAGE_SIZE = 20;
const UPDATE_TRIES = 4;

/** `type`, `references`, `updated_at`, and the attributes under the type's own name. */
type Source = Record<string, unknown> & {
  type: string;
  created_at?: string;
  updated_at?: string;
};

interface Located {
  _id?: string;
  _seq_no?: number;
  _primary_term?: number;
  _source?: Source;
}

const documentId = (type: string, id: string) => `${type}:${id}`;

const encodeVersion = ({ _seq_no, _primary_term }: Located) =>
  Buffer.from(JSON.stringify([_seq_no, _primary_term])).toString('base64');

function decodeVersion(version: string | undefined) {
  if (version === undefined) return {};
  try {
    const decoded = Buffer.from(version, 'base64').toString();
    const [if_seq_no, if_primary_term] = JSON.parse(decoded) as [number, number];
    return { if_seq_no, if_primary_term };
  } catch {
    throw new SavedObjectsError(400, `Invalid version [${version}]`);
  }
}

export class SavedObjectsRepository implements SavedObjectsClientContract {
  constructor(
    private readonly client: Client,
    private readonly types: ReadonlyMap<string, SavedObjectsType>,
    private readonly includedHiddenTypes: string[] = [],
  ) {}

  create: SavedObjectsClientContract['create'] = async <A>(
    type: string,
    attributes: A,
    options: Parameters<SavedObjectsClientContract['create']>[2] = {},
  ) => {
    if (!this.allows(type)) {
      throw new SavedObjectsError(400, `Unsupported saved object type: '${type}': Bad Request`);
    }
    this.expectValid(type, attributes);
    const { id = randomUUID(), overwrite = false, version, refresh = DEFAULT_REFRESH } = options;
    const source: Source = {
      type,
      [type]: attributes,
      references: [],
      managed: false,
      created_at: new Date().toISOString(),
      updated_at: new Date().toISOString(),
    };
    const written = await this.index(source, id, {
      op_type: overwrite ? 'index' : 'create',
      refresh,
      ...(overwrite && decodeVersion(version)),
    });
    return this.toSavedObject<A>({ ...written, _source: source }, type, id);
  };

  get = async <A>(type: string, id: string): Promise<SavedObject<A>> => {
    this.expectAllowed(type, id);
    try {
      const found = await this.client.get<Source>({
        index: SAVED_OBJECTS_INDEX,
        id: documentId(type, id),
      });
      return this.toSavedObject<A>(found, type, id);
    } catch (error) {
      throw asSavedObjectsError(error, type, id);
    }
  };

  /** Merges on this side: the document is read, changed and written back unless it moved on. */
  update: SavedObjectsClientContract['update'] = async <A>(
    type: string,
    id: string,
    attributes: Partial<A>,
    options: Parameters<SavedObjectsClientContract['update']>[3] = {},
  ) => {
    const { version, refresh = DEFAULT_REFRESH } = options;
    for (let tries = 1; ; tries++) {
      const current = await this.get<A>(type, id);
      const source: Source = {
        type,
        [type]: { ...current.attributes, ...attributes },
        references: current.references,
        managed: false,
        created_at: current.created_at,
        updated_at: new Date().toISOString(),
      };
      try {
        const expected = decodeVersion(version ?? current.version);
        const written = await this.index(source, id, { op_type: 'index', refresh, ...expected });
        return {
          ...this.toSavedObject<Partial<A>>({ ...written, _source: source }, type, id),
          attributes,
        };
      } catch (error) {
        const conflicts = error instanceof SavedObjectsError && error.output.statusCode === 409;
        if (!conflicts || version !== undefined || tries === UPDATE_TRIES) throw error;
      }
    }
  };

  delete: SavedObjectsClientContract['delete'] = async (type, id, options = {}) => {
    this.expectAllowed(type, id);
    const { refresh = DEFAULT_REFRESH } = options;
    try {
      await this.client.delete({ index: SAVED_OBJECTS_INDEX, id: documentId(type, id), refresh });
      return {};
    } catch (error) {
      throw asSavedObjectsError(error, type, id);
    }
  };

  find: SavedObjectsClientContract['find'] = async <A>(options: {
    type: string;
    perPage?: number;
    page?: number;
  }) => {
    const { type, perPage = DEFAULT_PAGE_SIZE, page = 1 } = options;
    if (!this.allows(type)) return { saved_objects: [], total: 0, per_page: perPage, page };
    const { hits } = await this.client.search<Source>({
      index: SAVED_OBJECTS_INDEX,
      query: { term: { type } },
      size: perPage,
      from: (page - 1) * perPage,
      seq_no_primary_term: true,
      track_total_hits: true,
    });
    const total = typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
    const saved_objects = hits.hits.map((hit) =>
      this.toSavedObject<A>(hit, type, (hit._id ?? '').slice(type.length + 1)),
    );
    return { saved_objects, total, per_page: perPage, page };
  };

  private async index(source: Source, id: string, options: Partial<estypes.IndexRequest<Source>>) {
    try {
      return await this.client.index<Source>({
        ...options,
        index: SAVED_OBJECTS_INDEX,
        id: documentId(source.type, id),
        document: source,
      });
    } catch (error) {
      throw asSavedObjectsError(error, source.type, id);
    }
  }

  private toSavedObject<A>(found: Located, type: string, id: string): SavedObject<A> {
    const { created_at, updated_at } = found._source ?? {};
    return {
      id,
      type,
      version: encodeVersion(found),
      attributes: found._source?.[type] as A,
      references: [],
      created_at,
      updated_at,
    };
  }

  /** Kibana holds a new object to its schema, and no update of one (apis/update.ts). */
  private expectValid(type: string, attributes: unknown) {
    try {
      latestCreateSchema(this.types.get(type))?.validate(attributes, {}, 'attributes');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SavedObjectsError(400, `${reason}: Bad Request`);
    }
  }

  /** A hidden type is reached only by who names it. */
  private allows(type: string): boolean {
    const known = this.types.get(type);
    return known !== undefined && (!known.hidden || this.includedHiddenTypes.includes(type));
  }

  private expectAllowed(type: string, id: string) {
    if (!this.allows(type)) {
      throw new SavedObjectsError(404, `Saved object [${type}/${id}] not found`);
    }
  }
}

/** Of the newest model version that has one. */
function latestCreateSchema({ modelVersions = {} }: Partial<SavedObjectsType> = {}) {
  const versions = Object.entries(modelVersions).sort(([a], [b]) => Number(b) - Number(a));
  return versions.map(([, { schemas }]) => schemas?.create).find((create) => create !== undefined);
}
