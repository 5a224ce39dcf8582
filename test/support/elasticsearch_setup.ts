// vitest's global set-up: the Elasticsearch that all system tests share, provided as `elasticsearchUrl`.
import type { TestProject } from 'vitest/node';
import { startOwnElasticsearch } from './own_elasticsearch';

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
  const elasticsearch = await startOwnElasticsearch({ onProgress: console.log });
  project.provide('elasticsearchUrl', elasticsearch.url);
  return () => elasticsearch.remove();
}
