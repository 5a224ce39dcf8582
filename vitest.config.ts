import { defineConfig } from 'vitest/config';

const unit = ['common', 'server', 'public', 'dev', 'scripts', 'test'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);
const integration = ['test/integration/**/*.test.ts'];
const e2e = ['test/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    // Integration and e2e files share one Elasticsearch and two cores.
    fileParallelism: false,
    projects: [
      { test: { name: 'unit', include: unit, exclude: [...integration, ...e2e] } },
      {
        test: {
          name: 'integration',
          include: integration,
          globalSetup: ['test/support/elasticsearch_setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: e2e,
          globalSetup: ['test/support/elasticsearch_setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
