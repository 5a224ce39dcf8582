import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { readDeadLetter } from './read_dead_letters';

it.each(['..', '.', '_search', 'A'.repeat(64)])('asks for no letter of the id %s', async (id) => {
  const get = vi.fn().mockResolvedValue({});
  const client = { get } as unknown as ElasticsearchClient;
  await expect(readDeadLetter(client, id)).rejects.toMatchObject({ code: 'no_such_letter' });
  expect(get).not.toHaveBeenCalled();
});
