import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats, fuzz, Reader, seedsOf } from './fuzz.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
const reduced = join(fixtures, 'fuzz');
/** Far beyond what any input needs: an input that takes longer hangs. */
const seconds = 60;

/** Small inputs, so that many are read; `npm run fuzz` takes large ones too, and as many as asked for. */
describe.concurrent('changed inputs are read or refused, and every character is accounted for', () => {
  test.each(formats)('500 of %s', { timeout: 600_000 }, async (format) => {
    const seeds = seedsOf(format, [fixtures], 25_000);
    const { failures, memory } = await fuzz(format, seeds, { seed: 20_260_303, count: 500, seconds, largest: 60_000 });
    expect(failures.map(({ number, why }) => `input ${number}: ${why}`)).toEqual([]);
    expect(memory).toBeLessThan(3_000_000_000);
  });
});

test('what once failed is read or refused', { timeout: 600_000 }, async () => {
  const thread = new Reader();
  for (const name of existsSync(reduced) ? readdirSync(reduced).sort() : []) {
    const form = name.slice(0, name.indexOf('-'));
    const { failure } = await thread.read(readFileSync(join(reduced, name)), `input.${form}`, seconds);
    expect({ name, failure }).toEqual({ name, failure: null });
  }
  await thread.close();
});
