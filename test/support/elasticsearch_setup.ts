// vitest's global set-up: the Elasticsearch that all system tests share, provided as `elasticsearchUrl`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startElasticsearch } from '../../dev/elasticsearch/start_elasticsearch';

declare module 'vitest' {
  interface ProvidedContext {
    elasticsearchUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.ELASTICSEARCH_URL;
  if (own) {
    project.provide('elasticsearchUrl', own);
    return () => Promise.resolve();
  }
  const directory = mkdtempSync(join(tmpdir(), 'auth0-logs-elasticsearch-'));
  const elasticsearch = await startElasticsearch({ directory, onProgress: console.log });
  project.provide('elasticsearchUrl', elasticsearch.url);
  return async () => {
    await elasticsearch.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
