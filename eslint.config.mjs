import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const nonTest = ['./**/!(*.test).{ts,tsx}'];

/** `layer` may import only `common` (where allowed) and the layers named in `from`. */
const mayNotImport = (target, from, message) => ({
  target: nonTest.map((glob) => `${target}/${glob.slice(2)}`),
  from,
  message,
});

// The house's one-way imports; each zone names what its target must not reach.
const zones = [
  {
    target: './common',
    from: ['./server', './public', './dev', './scripts', './test'],
    message: 'common is what both sides agree on',
  },
  {
    target: './public',
    from: ['./server', './dev', './scripts', './test'],
    message: 'the browser never reaches the server',
  },
  {
    target: './server',
    from: ['./public', './dev', './scripts'],
    message: 'the server never reaches the browser or the development host',
  },
  mayNotImport(
    './server/mapping',
    ['./server/!(mapping)', './server/!(mapping)/**'],
    'mapping is pure: it imports common only',
  ),
  mayNotImport(
    './server/elasticsearch',
    ['./server/webhook', './server/routes', './server/ingest', './server/sources'],
    'elasticsearch is below ingest',
  ),
  mayNotImport(
    './server/ingest',
    ['./server/webhook', './server/routes'],
    'ingest is below the doors',
  ),
  mayNotImport(
    './server/sources',
    ['./server/webhook', './server/routes', './server/ingest'],
    'sources are below the doors',
  ),
  mayNotImport('./server/webhook', ['./server/routes'], 'doors do not know each other'),
  mayNotImport('./server/routes', ['./server/webhook'], 'doors do not know each other'),
  mayNotImport('./server/!(index).ts', ['./server/plugin.ts'], 'nobody imports plugin.ts'),
  {
    target: './public/components',
    from: ['./public/pages'],
    message: 'components are below pages',
  },
  {
    target: './public/hooks',
    from: ['./public/pages', './public/components'],
    message: 'hooks are below pages and components',
  },
  {
    target: './public/api',
    from: ['./public/pages', './public/components', './public/hooks'],
    message: 'api is the lowest layer of public',
  },
];

export default tseslint.config(
  { ignores: ['node_modules', 'build', 'target', '.dev', 'test/artifacts'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['dev/**', 'scripts/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  prettier,
);
