// vitest's global set-up of the system tests: what is made once for all their files. Each worker has
// an Elasticsearch of its own, so that files which run side by side do not meet in one.
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { DEFAULT_KIBANA_VERSION } from '../../scripts/build/kibana_facts';
import { build } from '../../scripts/build';
import { startOwnElasticsearch } from './own_elasticsearch';

declare module 'vitest' {
  interface ProvidedContext {
    /** One a worker; of a single one where it is somebody's own. */
    elasticsearchUrls: string[];
    /** The plugin's zip. */
    plugin: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const files = project.vitest.state.getPaths();
  const unpacked = unpackBrowser(files);
  project.provide('plugin', (await build({ kibanaVersion: DEFAULT_KIBANA_VERSION })).zip);
  const own = process.env.ELASTICSEARCH_URL;
  const count = own ? 0 : Math.min(workersOf(project), files.filter(isSystemTest).length);
  const started = await Promise.all(
    Array.from({ length: count }, () => startOwnElasticsearch({ onProgress: console.log })),
  );
  project.provide('elasticsearchUrls', own ? [own] : started.map(({ url }) => url));
  await unpacked;
  return async () => {
    await Promise.all(started.map((elasticsearch) => elasticsearch.remove()));
  };
}

const workersOf = ({ vitest }: TestProject): number => vitest.config.maxWorkers;

const isSystemTest = (file: string): boolean => /[\\/]test[\\/](integration|e2e)[\\/]/.test(file);

/** Two files that unpack it at the same time would start a half of it. */
async function unpackBrowser(files: string[]): Promise<void> {
  const isNeeded =
    process.env.CHROMIUM_PATH === undefined && files.some((file) => /e2e/.test(file));
  if (isNeeded) await chromium.executablePath();
}
