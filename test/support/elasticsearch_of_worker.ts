// The Elasticsearch of the worker that runs this test file.
import { inject } from 'vitest';

export function elasticsearchOfWorker(): string {
  const urls = inject('elasticsearchUrls');
  const worker = Number(process.env.VITEST_POOL_ID ?? 1);
  const url = urls[(worker - 1) % urls.length];
  if (url === undefined) throw new Error('No Elasticsearch was started for the system tests.');
  return url;
}
