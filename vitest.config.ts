import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Files mostly wait. A cluster of somebody's own takes one file at a time. */
const WORKERS = process.env.ELASTICSEARCH_URL === undefined ? 2 : 1;

const system = ['test/integration/**/*.test.ts', 'test/e2e/**/*.test.ts'];

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
