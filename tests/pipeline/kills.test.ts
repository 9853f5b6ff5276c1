import { expect, test } from 'vitest';
import { killRuns } from '../tools/kills.js';

test('a run that is killed at any moment loses nothing, doubles nothing, and is finished by the next', async () => {
  const { kills, problems } = await killRuns(10, 7);
  expect(problems).toEqual([]);
  expect(kills).toBe(10);
}, 300_000);
