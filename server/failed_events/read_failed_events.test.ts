import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { readFailedEvent } from './read_failed_events';

it.each(['..', '.', '_search', 'A'.repeat(64)])(
  'asks for no failedEvent of the id %s',
  async (id) => {
    const get = vi.fn().mockResolvedValue({});
    const client = { get } as unknown as ElasticsearchClient;
    await expect(readFailedEvent(client, id)).rejects.toMatchObject({
      code: 'no_such_failed_event',
    });
    expect(get).not.toHaveBeenCalled();
  },
);
