import { defineConfig } from 'vitest/config';

const system = ['test/integration/**/*.test.ts', 'test/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    // Files of the system project share one Elasticsearch and two cores.
    fileParallelism: false,
    projects: [
      {
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
          globalSetup: ['test/support/elasticsearch_setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
