// Tasks in Elasticsearch. Every write names the version that it was decided on, so that of two
// hosts one wins and the other goes on to the next task; no scripts.
// Follows elastic/kibana x-pack/platform/plugins/shared/task_manager/server/task_store.ts.
import { type Client, errors } from '@elastic/elasticsearch';

export const TASKS_INDEX = '.kibana_auth0_dev_tasks';
const CLAIM_SIZE = 10;

export interface StoredTask {
  taskType: string;
  schedule: { interval: string };
  /** JSON, as Kibana keeps it: no mapping can refuse it. */
  params: string;
  state: string;
  stateVersion: number;
  status: 'idle' | 'running';
  attempts: number;
  runAt: string;
  /** When a running task counts as abandoned. */
  retryAt: string | null;
  startedAt: string | null;
  ownerId: string | null;
}

export interface VersionedTask {
  id: string;
  task: StoredTask;
  seqNo: number;
  primaryTerm: number;
}

interface Source {
  type: 'task';
  task: StoredTask;
}

const has = (status: number) => (error: unknown) =>
  error instanceof errors.ResponseError && error.statusCode === status;
const isConflict = has(409);
const isMissing = has(404);
const exists = (error: unknown) =>
  error instanceof errors.ResponseError &&
  error.message.includes('resource_already_exists_exception');

const keyword = { type: 'keyword' } as const;
const date = { type: 'date' } as const;

export class TaskStore {
  constructor(private readonly client: Client) {}

  async createIndex(): Promise<void> {
    const task = {
      taskType: keyword,
      status: keyword,
      ownerId: keyword,
      runAt: date,
      retryAt: date,
    };
    const mappings = {
      dynamic: false,
      properties: { type: keyword, task: { properties: task } },
    } as const;
    await this.client.indices.create({ index: TASKS_INDEX, mappings }).catch((error: unknown) => {
      if (!exists(error)) throw error;
    });
  }

  /** False when the task is there already. */
  async add(id: string, task: StoredTask): Promise<boolean> {
    try {
      await this.client.create<Source>({
        index: TASKS_INDEX,
        id: `task:${id}`,
        document: { type: 'task', task },
        refresh: true,
      });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }

  async get(id: string): Promise<VersionedTask> {
    const found = await this.client.get<Source>({ index: TASKS_INDEX, id: `task:${id}` });
    return toTask(found);
  }

  async remove(id: string): Promise<void> {
    const task = { index: TASKS_INDEX, id: `task:${id}`, refresh: true };
    await this.client.delete(task).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  /** Tasks that are due, and those whose owner has not reported back in time. */
  async due(taskTypes: string[], now: Date): Promise<VersionedTask[]> {
    const until = { lte: now.toISOString() };
    const { hits } = await this.client.search<Source>({
      index: TASKS_INDEX,
      size: CLAIM_SIZE,
      seq_no_primary_term: true,
      sort: [{ 'task.runAt': 'asc' }],
      query: {
        bool: {
          filter: { terms: { 'task.taskType': taskTypes } },
          should: [due('idle', { 'task.runAt': until }), due('running', { 'task.retryAt': until })],
          minimum_should_match: 1,
        },
      },
    });
    return hits.hits.map(toTask);
  }

  /** The task's new version, or undefined when somebody else changed it first. */
  async replace(current: VersionedTask, task: StoredTask): Promise<VersionedTask | undefined> {
    try {
      const written = await this.client.index<Source>({
        index: TASKS_INDEX,
        id: `task:${current.id}`,
        document: { type: 'task', task },
        if_seq_no: current.seqNo,
        if_primary_term: current.primaryTerm,
        refresh: true,
      });
      return toTask({ ...written, _source: { type: 'task', task } });
    } catch (error) {
      if (isConflict(error)) return undefined;
      throw error;
    }
  }
}

const due = (status: StoredTask['status'], range: Record<string, { lte: string }>) => ({
  bool: { filter: [{ term: { 'task.status': status } }, { range }] },
});

function toTask(found: {
  _id?: string;
  _source?: Source;
  _seq_no?: number;
  _primary_term?: number;
}): VersionedTask {
  const { _id, _source, _seq_no, _primary_term } = found;
  if (_id === undefined || !_source || _seq_no === undefined || _primary_term === undefined) {
    throw new Error('Elasticsearch answered with half a task.');
  }
  return {
    id: _id.slice('task:'.length),
    task: _source.task,
    seqNo: _seq_no,
    primaryTerm: _primary_term,
  };
}
