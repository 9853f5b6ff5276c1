/**
 * How fast two editions are linked and compared, beside other tools on the same tables, and how
 * fast texts are compared word by word. Each figure is taken in a process of its own; CPU time
 * is what to compare, for the machine may do other things. Prints a table; asserts nothing.
 *
 *     npx tsx tests/bench/link-diff.bench.ts            # all
 *     npx tsx tests/bench/link-diff.bench.ts planwatch  # one tool; or `short`, `program`, `words`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chance } from '../tools/chance.js';
import { writeText } from '../tools/plan-prose.js';
import { largePair, shortPair, tableOf, type LargePair } from './editions.js';

interface Figures {
  readonly cpu: number;
  readonly wall: number;
  /** Bytes of heap at the end beyond those at the start, garbage included. */
  readonly heap: number;
  /** Bytes of memory the process held at most beyond what it held at the start. */
  readonly peak: number;
  readonly note: string;
}

const sizes = [1_000, 10_000, 50_000];
const root = join(import.meta.dirname, '../..');

/** Prints the whole table, or the part that is asked for. */
export function benchComparisons(only?: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'planwatch-bench-'));
  const wanted = (name: string): boolean => only === undefined || name.startsWith(only);
  for (const rows of sizes) {
    const file = writePair(folder, largePair(rows));
    for (const tool of ['planwatch', 'daff, key id', 'daff, no key', 'jsdiff lines'])
      if (wanted(tool)) report(`${tool}, ${rows} rows`, inOwnProcess(tool, file));
    if (wanted('program')) report(`planwatch diff, ${rows} rows`, wholeProgram(folder));
  }
  for (const rows of wanted('short') ? sizes : [])
    report(`planwatch, ${rows} short rows`, inOwnProcess('planwatch', writePair(folder, shortPair(rows))));
  for (const words of wanted('words') ? [200, 5_000] : []) {
    for (const prose of ['plan', 'random'] as const) {
      const file = join(folder, 'texts.json');
      writeFileSync(file, JSON.stringify({ texts: editedTexts(words, prose) }));
      report(`${words} words of ${prose} prose`, inOwnProcess('words', file));
    }
  }
  rmSync(folder, { recursive: true });
}

function writePair(folder: string, { before, after, renumbered }: LargePair): string {
  writeFileSync(join(folder, 'before.json'), JSON.stringify(before));
  writeFileSync(join(folder, 'after.json'), JSON.stringify(after));
  const file = join(folder, 'pair.json');
  const tables = { tableBefore: tableOf(before), tableAfter: tableOf(after) };
  writeFileSync(file, JSON.stringify({ before, after, renumbered: [...renumbered], ...tables }));
  return file;
}

/** Texts with 5 % of the words edited. */
function editedTexts(words: number, prose: 'plan' | 'random'): (readonly [string, string])[] {
  const chance = new Chance(words);
  return Array.from({ length: 8 }, () => {
    const text: string[] = [];
    while (text.length < words) text.push(...writeText(chance, prose, text.length).split(' '));
    const from = text.slice(0, words);
    const to = from.map((word) => (chance.happens(0.05) ? chance.pick(['harbour', 'shall', 'annual', 'x']) : word));
    return [from.join(' '), to.join(' ')] as const;
  });
}

function inOwnProcess(tool: string, file: string): Figures {
  const script = join(import.meta.dirname, 'measure.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', script, tool, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  return JSON.parse(stdout) as Figures;
}

/** `planwatch diff` as a whole on two stored editions: starting, reading, linking, comparing, writing. */
function wholeProgram(folder: string): Figures {
  const atExit = `process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    console.error('CPU', user + system, 'PEAK', process.resourceUsage().maxRSS);
  });`;
  const hook = `data:text/javascript,${encodeURIComponent(atExit)}`;
  const args = [join(root, 'dist/cli.js'), 'diff', join(folder, 'before.json'), join(folder, 'after.json')];
  const from = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', hook, ...args, '-o', join(folder, 'changes.json')],
    { encoding: 'utf8' },
  );
  const [, cpu, peak] = /CPU (\d+) PEAK (\d+)/u.exec(stderr) ?? [];
  if (status !== 0 || cpu === undefined)
    throw new Error(`planwatch diff ended with ${status ?? 'a signal'}: ${stderr}`);
  const wall = (performance.now() - from) / 1e3;
  return { cpu: Number(cpu) / 1e6, wall, heap: 0, peak: Number(peak) * 1024, note: 'the whole program' };
}

function report(name: string, { cpu, wall, heap, peak, note }: Figures): void {
  const megabytes = (bytes: number): string => `+${Math.round(bytes / 1e6)} MB`;
  const figures = [
    `${cpu.toFixed(2)} s CPU`,
    `${wall.toFixed(2)} s`,
    `heap ${megabytes(heap)}`,
    `peak ${megabytes(peak)}`,
  ];
  console.log([name.padEnd(28), ...figures.map((figure) => figure.padStart(13)), ` ${note}`].join(' '));
}

if (process.argv[1] === import.meta.filename) benchComparisons(process.argv[2]);
