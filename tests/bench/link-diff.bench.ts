/**
 * How fast two editions are linked and compared, beside other tools on the same tables, and how
 * fast texts are compared word by word. Each figure is taken in a process of its own; CPU time
 * is what to compare, for the machine may do other things. Prints a table; asserts nothing.
 *
 *     npx tsx tests/bench/link-diff.bench.ts            # all
 *     npx tsx tests/bench/link-diff.bench.ts planwatch  # one tool
 */
import { spawnSync } from 'node:child_process';
import { getHeapStatistics } from 'node:v8';
import { diffLines } from 'diff';
import { diff } from '../../src/diff/index.js';
import { compareWords } from '../../src/diff/words.js';
import { link } from '../../src/link/index.js';
import { Chance } from '../tools/chance.js';
import { writeText } from '../tools/plan-prose.js';
import { largePair, tableOf, type LargePair } from './editions.js';

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
const tools = ['planwatch', 'daff, key id', 'daff, no key', 'jsdiff lines'] as const;
type Tool = (typeof tools)[number];

async function measure(tool: Tool, rows: number): Promise<Figures> {
  const pair = largePair(rows);
  const run = await prepare(tool, pair);
  globalThis.gc?.();
  const heapBefore = getHeapStatistics().used_heap_size;
  const memoryBefore = process.memoryUsage().rss;
  const [cpuBefore, wallBefore] = [process.cpuUsage(), performance.now()];
  const note = run();
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    cpu: (user + system) / 1e6,
    wall: (performance.now() - wallBefore) / 1e3,
    heap: getHeapStatistics().used_heap_size - heapBefore,
    peak: process.resourceUsage().maxRSS * 1024 - memoryBefore,
    note,
  };
}

/** What is not measured is done here: other tools get their tables ready-made. */
async function prepare(tool: Tool, pair: LargePair): Promise<() => string> {
  if (tool === 'planwatch') return () => comparePair(pair);
  const [before, after] = [tableOf(pair.before), tableOf(pair.after)];
  if (tool === 'jsdiff lines') {
    const [from, to] = [before, after].map((table) =>
      table.map((row) => row.join('\t').replace(/\n/gu, ' ')).join('\n'),
    );
    return () => `${diffLines(from ?? '', to ?? '').length} runs`;
  }
  const { default: daff } = await import('daff');
  return () => {
    const flags = new daff.CompareFlags();
    if (tool === 'daff, key id') flags.addPrimaryKey('id');
    const alignment = daff.compareTables(new daff.TableView(before), new daff.TableView(after), flags).align();
    const out: unknown[][] = [];
    const highlighter = new daff.TableDiff(alignment, flags);
    highlighter.hilite(new daff.TableView(out));
    return `${out.length} lines of difference`;
  };
}

function comparePair({ before, after, renumbered }: LargePair): string {
  const { value } = link(before, after);
  const found = diff(before, after, value, { version: 'bench' });
  const right = value.links.filter((entry) => renumbered.get(entry.before[0] ?? '') === entry.after[0]).length;
  const { summary } = found;
  return `renumbered ${right} of ${renumbered.size}; ${summary.before.dropped} dropped, ${summary.after.added} added`;
}

/** Texts compared in a second, 5 % of the words edited. */
function wordsPerSecond(words: number, prose: 'plan' | 'random'): string {
  const chance = new Chance(words);
  const pairs = Array.from({ length: 8 }, () => {
    const text: string[] = [];
    while (text.length < words) text.push(...writeText(chance, prose, text.length).split(' '));
    const from = text.slice(0, words);
    const to = from.map((word) => (chance.happens(0.05) ? chance.pick(['harbour', 'shall', 'annual', 'x']) : word));
    return [from.join(' '), to.join(' ')] as const;
  });
  const start = process.cpuUsage();
  let count = 0;
  let spent = 0;
  while (spent < 1.5) {
    for (const [from, to] of pairs) compareWords(from, to);
    count += pairs.length;
    const { user, system } = process.cpuUsage(start);
    spent = (user + system) / 1e6;
  }
  return `${Math.round(count / spent)} a second of CPU`;
}

function inOwnProcess(tool: Tool, rows: number): Figures {
  const args = [
    '--expose-gc',
    '--max-semi-space-size=16',
    '--import',
    'tsx',
    import.meta.filename,
    '--one',
    tool,
    String(rows),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tool} ${rows}: ${stderr}`);
  return JSON.parse(stdout) as Figures;
}

/** Prints the whole table. */
export function benchComparisons(only?: string): void {
  for (const tool of tools.filter((name) => only === undefined || name.startsWith(only))) {
    for (const rows of sizes) {
      const { cpu, wall, heap, peak, note } = inOwnProcess(tool, rows);
      const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
      const figures = [
        `${cpu.toFixed(2)} s CPU`,
        `${wall.toFixed(2)} s`,
        `heap +${megabytes(heap)}`,
        `peak +${megabytes(peak)}`,
      ];
      console.log(
        [tool.padEnd(14), String(rows).padStart(6), ...figures.map((figure) => figure.padStart(13)), ` ${note}`].join(
          ' ',
        ),
      );
    }
  }
  for (const words of [200, 5_000]) {
    for (const prose of ['plan', 'random'] as const)
      console.log(`words, ${words} of ${prose} prose: ${wordsPerSecond(words, prose)}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  const [flag, tool, rows] = process.argv.slice(2);
  if (flag === '--one') console.log(JSON.stringify(await measure(tool as Tool, Number(rows))));
  else benchComparisons(flag);
}
