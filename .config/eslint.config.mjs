import tseslint from 'typescript-eslint';
import { inCatalog } from './rules/in-catalog.mjs';
import regexp from 'eslint-plugin-regexp';

/** The house rules that a machine can keep; the layering has a test of its own. */
export default tseslint.config(
  { ignores: ['dist/**', 'out/**', '**/*.generated.*', 'test/**/*.mjs'] },
  tseslint.configs.recommendedTypeChecked,
  regexp.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-require-imports': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'id-denylist': ['error', 'of'],
    },
  },
  // A test is as long as what it shows; a sentence of messages with more than three blanks has them by name.
  {
    files: ['server/src/**/*.ts', 'client/**/*.ts'],
    rules: {
      'max-params': ['error', 3],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
    },
  },
  // What people read can be said in other languages: not what is written into documents, read in them, or known of licenses.
  {
    files: ['server/src/**/*.ts'],
    ignores: [
      'server/src/main.*.ts',
      'server/src/{shipped,card,license}/**',
      'server/src/exchange/export/**',
      'server/src/report/{questions,skeleton}.ts',
      'server/src/text/{english,marked-section,shipped-document}.ts',
      'server/src/cli/shells/**',
      'server/src/cli/formats/{junit,sarif}.ts',
      'server/src/features/new-manifest/text.ts',
      'server/src/features/lineage-graph/{dot,mermaid,style,svg}.ts',
      'server/src/host/node/kept/**',
      'server/src/manifest/identity.ts',
    ],
    plugins: { house: { rules: { 'in-catalog': inCatalog } } },
    rules: {
      'house/in-catalog': [
        'error',
        {
          names: [
            'create {}',
            'in use',
            'Made from {}.',
            'say why this is fine',
            'new line',
            'not covered',
            'origins {}',
            'shut down',
            'Terms of use: {}',
            'too long',
          ],
        },
      ],
    },
  },
  // The same for what the editor shows by itself: vscode.l10n.t(…). What stands in an id or in a page's markup is not read.
  {
    files: ['client/**/*.ts'],
    ignores: ['client/worker-script.ts', 'client/views/lineage-page.ts', 'client/webview/**'],
    plugins: { house: { rules: { 'in-catalog': inCatalog } } },
    rules: {
      'house/in-catalog': [
        'error',
        { names: ['ImpACT License Manifests', 'New manifest', 'impact.draft {}', 'release {} {}', 'verdict {}'] },
      ],
    },
  },
  // What a script prints is what it is for, and most of what it reads is JSON of others.
  {
    files: ['**/*.mjs'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // A regular expression that backtracks without bound would let a hostile file hang the editor.
  { rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' } },
);
