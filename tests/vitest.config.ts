import { defineConfig } from 'vitest/config';

/** What `npm test` runs: everything but the corpus. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/corpus/**'],
    setupFiles: ['tests/seed.ts'],
    // As many as there are cores: most tests wait for programs that they start.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/vitest/tests.json' },
  },
});
