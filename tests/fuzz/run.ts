/**
 * `npm run fuzz -- --format F --count N [--seed S]`: reads N changed inputs of a format and
 * says what crashed, hung or was read in silence. What failed is reduced and written to
 * `fixtures/fuzz`, where the tests read it from then on. PLANWATCH_CORPUS adds more inputs to change.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formats, fuzz, reduce, seedsOf, type Format } from './fuzz.js';

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    format: { type: 'string' },
    count: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '20' },
  },
});
const asked = formats.filter((format) => values.format === undefined || format === values.format);
if (asked.length === 0) throw new Error(`--format is one of ${formats.join(', ')}`);
const seconds = Number(values.seconds);
for (const format of asked) await run(format);

async function run(format: Format): Promise<void> {
  const seeds = seedsOf(format, [join(root, 'fixtures'), process.env['PLANWATCH_CORPUS'] ?? '']);
  const from = process.cpuUsage();
  const progress = (done: number): void => console.error(`${format}: ${done} of ${values.count}`);
  const result = await fuzz(format, seeds, {
    seed: Number(values.seed),
    count: Number(values.count),
    seconds,
    progress,
  });
  const { user, system } = process.cpuUsage(from);
  const figures = [
    `${result.count} inputs from ${seeds.length} files`,
    `${result.failures.length} failures`,
    `${Math.round(result.memory / 1e6)} MB at most`,
    `${Math.round(result.slowest)} ms for the slowest`,
    `${Math.round((user + system) / 1e6)} s CPU`,
  ];
  console.log(`${format}: ${figures.join(', ')}`);
  for (const failure of result.failures.slice(0, 5)) {
    const short = await reduce(failure, `input.${format}`, seconds);
    const name = `${format}-${createHash('sha256').update(short).digest('hex').slice(0, 8)}`;
    mkdirSync(join(root, 'fixtures/fuzz'), { recursive: true });
    writeFileSync(join(root, 'fixtures/fuzz', name), short);
    console.log(`  input ${failure.number}, ${failure.body.length} bytes, reduced to fixtures/fuzz/${name}`);
    console.log(`  ${failure.why.split('\n').slice(0, 4).join('\n  ')}`);
    process.exitCode = 1;
  }
}
