import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name every export: a name that says what it is survives being imported.',
};
const noClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The clock is made in src/pipeline/clock.ts and passed in: same input, same bytes out.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock is made in src/pipeline/clock.ts and passed in: same input, same bytes out.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Same input, same bytes out: nothing is left to chance.',
  },
];

const typed = tseslint.configs.recommendedTypeChecked.map((entry) => ({ ...entry, files: ['**/*.ts'] }));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'output/', 'fixtures/', '.cache/', 'coverage/'] },
  ...typed,
  {
    files: ['**/*.ts'],
    languageOptions: {
      // The project of the tests holds the sources too: they are read once.
      parserOptions: { project: ['./tests/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 20, variant: 'modified' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, ...noClock],
    },
  },
  {
    // The two places that may ask what time it is.
    files: ['src/cli/**/*.ts', 'src/pipeline/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noClock[2]] },
  },
  {
    // The tools that load these want a default export.
    files: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
