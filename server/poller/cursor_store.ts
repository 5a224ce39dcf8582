// Cursors as hidden saved objects. A write names the version that it replaces: where another node has
// written since, it changes nothing.
import type { SavedObjectsClientContract, SavedObjectsServiceSetup } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import { savedObjectStatusOf } from '../kibana/saved_object_error';
import { hiddenType } from '../kibana/saved_object_types';
import { type Cursor, newCursor } from './cursor';

export const CURSOR_TYPE = 'auth0-logs-cursor';
/** As many as one search gives. */
const MAX_CURSORS = 10_000;
const NOT_FOUND = 404;
const CONFLICT = 409;

export interface SavedCursor {
  id: string;
  version: string | undefined;
  cursor: Cursor;
}

/** Another node has taken the cursor over: whoever meets this stops and changes nothing. */
export class CursorLost extends Error {}

export const registerCursorType = (savedObjects: SavedObjectsServiceSetup): void =>
  savedObjects.registerType(hiddenType(CURSOR_TYPE));

export class CursorStore {
  constructor(private readonly repository: () => Promise<SavedObjectsClientContract>) {}

  /** Undefined where there is none yet. */
  async read(id: string): Promise<SavedCursor | undefined> {
    const repository = await this.repository();
    const found = await repository.get<Cursor>(CURSOR_TYPE, id).catch(unlessMissing);
    return found && { id, version: found.version, cursor: found.attributes };
  }

  /** A new one where there is none yet. Throws CursorLost where another node is faster. */
  async open(id: string, source: string): Promise<SavedCursor> {
    return (await this.read(id)) ?? this.create(id, newCursor(source));
  }

  /** Throws CursorLost. */
  async replace({ id, version }: SavedCursor, cursor: Cursor): Promise<SavedCursor> {
    const repository = await this.repository();
    const options = { id, version, overwrite: true, refresh: false };
    const written = await repository.create<Cursor>(CURSOR_TYPE, cursor, options).catch(rethrow);
    return { id, version: written.version, cursor };
  }

  async delete(id: string): Promise<void> {
    const repository = await this.repository();
    await repository.delete(CURSOR_TYPE, id).catch(unlessMissing);
  }

  /** By id, as they were a second ago. */
  async list(): Promise<ReadonlyMap<string, Cursor>> {
    const repository = await this.repository();
    const options = { type: CURSOR_TYPE, perPage: MAX_CURSORS };
    const { saved_objects } = await repository.find<Cursor>(options).catch(rethrow);
    return new Map(saved_objects.map(({ id, attributes }) => [id, attributes]));
  }

  private async create(id: string, cursor: Cursor): Promise<SavedCursor> {
    const repository = await this.repository();
    const options = { id, refresh: false };
    const { version } = await repository.create(CURSOR_TYPE, cursor, options).catch(rethrow);
    return { id, version, cursor };
  }
}

const unlessMissing = (cause: unknown): undefined =>
  savedObjectStatusOf(cause) === NOT_FOUND ? undefined : rethrow(cause);

const rethrow = (cause: unknown): never => {
  if (savedObjectStatusOf(cause) === CONFLICT) throw new CursorLost('', { cause });
  throw new Auth0LogsError('unavailable', { details: { task: 'access_cursors' }, cause });
};
