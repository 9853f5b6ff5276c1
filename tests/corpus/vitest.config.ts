import { defineConfig } from 'vitest/config';

/** What `npm run corpus` runs: real pages with known answers, kept outside the repository. */
export default defineConfig({
  test: {
    include: ['tests/corpus/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/vitest/corpus.json' },
  },
});
