import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files mostly wait. A cluster of somebody's own takes one file at a time. */
const WORKERS = process.env.ELASTICSEARCH_URL === undefined ? 2 : 1;

const system = ['test/integration/**/*.test.ts', 'test/e2e/**/*.test.ts'];

/** What takes minutes begins first, so that no worker ends alone with it. */
class MinutesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => this.rank(one) - this.rank(other));
  }

  private rank({ moduleId, project }: TestSpecification): number {
    if (moduleId.includes('/faults/')) return 0;
    return project.name === 'system' ? 1 : 2;
  }
}

const hostModule = (file: string) =>
  fileURLToPath(new URL(`dev/host/kbn/${file}`, import.meta.url));

/** Kibana provides them at run time; here the development host's do. */
const KIBANA_MODULES = {
  '@kbn/config-schema': hostModule('config_schema.ts'),
  '@kbn/core-status-common': hostModule('core_status_common.ts'),
};

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    minWorkers: WORKERS,
    sequence: { sequencer: MinutesFirst },
    projects: [
      {
        resolve: { alias: KIBANA_MODULES },
        test: {
          name: 'unit',
          include: ['{common,server,public,dev,scripts,test}/**/*.test.{ts,tsx}'],
          exclude: system,
        },
      },
      {
        test: {
          name: 'system',
          include: system,
          globalSetup: ['test/support/system_setup.ts'],
          setupFiles: ['test/support/begin_system_file.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
