// Saved objects in memory, with the versions and conflicts of Kibana's. Two nodes may share them.
import type { SavedObject, SavedObjectsClientContract } from '@kbn/core/server';

export class SavedObjectsFault extends Error {
  readonly output: { statusCode: number };

  constructor(statusCode: number) {
    super(`status ${statusCode}`);
    this.output = { statusCode };
  }
}

export class VersionedObjects {
  private readonly objects = new Map<string, SavedObject>();
  private versions = 0;
  /** Attributes of each write, the oldest first. */
  readonly writes: unknown[] = [];
  /** Thrown by the next write. */
  fault: SavedObjectsFault | undefined;

  readonly client = {
    get: <A>(type: string, id: string) => this.run(() => this.find<A>(type, id)),
    create: <A>(
      type: string,
      attributes: A,
      options: { id?: string; overwrite?: boolean; version?: string } = {},
    ) => this.run(() => this.write(type, attributes, options)),
    delete: (type: string, id: string) =>
      this.run(() => {
        this.find(type, id);
        this.objects.delete(`${type}:${id}`);
        return {};
      }),
    find: <A>({ type }: { type: string }) =>
      this.run(() => {
        const all = [...this.objects.values()].filter((object) => object.type === type);
        return { saved_objects: all as SavedObject<A>[], total: all.length, per_page: 1, page: 1 };
      }),
  } as unknown as SavedObjectsClientContract;

  /** Answers come later, as from elsewhere, and share nothing with what is kept. */
  private async run<T>(work: () => T): Promise<T> {
    await new Promise(setImmediate);
    return structuredClone(work());
  }

  private find<A>(type: string, id: string): SavedObject<A> {
    const found = this.objects.get(`${type}:${id}`);
    if (!found) throw new SavedObjectsFault(404);
    return found as SavedObject<A>;
  }

  private write<A>(
    type: string,
    attributes: A,
    {
      id = crypto.randomUUID(),
      overwrite,
      version,
    }: Partial<SavedObject> & { overwrite?: boolean },
  ): SavedObject<A> {
    const { fault } = this;
    this.fault = undefined;
    if (fault) throw fault;
    const before = this.objects.get(`${type}:${id}`);
    const conflicts = version === undefined ? before && !overwrite : before?.version !== version;
    if (conflicts) throw new SavedObjectsFault(409);
    const written = { id, type, version: String(++this.versions), attributes, references: [] };
    this.objects.set(`${type}:${id}`, structuredClone(written));
    this.writes.push(structuredClone(attributes));
    return written;
  }
}
