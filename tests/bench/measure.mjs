/**
 * Measures one tool on one pair of tables, in a process of its own that runs nothing but plain
 * JavaScript: what is shipped (`dist`), not what a test runner makes of the sources.
 *
 *     node --expose-gc tests/bench/measure.mjs TOOL TABLES.json   # from link-diff.bench.ts
 *
 * Prints one line of JSON: CPU and wall seconds, bytes of heap and of memory added, a note.
 */
import { readFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import daff from 'daff';
import { diffLines } from 'diff';
import { diff } from '../../dist/diff/index.js';
import { compareWords } from '../../dist/diff/words.js';
import { link } from '../../dist/link/index.js';

const [tool = '', path = ''] = process.argv.slice(2);
const tables = JSON.parse(readFileSync(path, 'utf8'));

const tools = {
  planwatch: ({ before, after, renumbered }) => {
    const { value } = link(before, after);
    const { summary } = diff(before, after, value, { version: 'bench' });
    const ids = new Map(renumbered);
    const right = value.links.filter((entry) => ids.get(entry.before[0] ?? '') === entry.after[0]).length;
    return `renumbered ${right} of ${ids.size}; ${summary.before.dropped} dropped, ${summary.after.added} added`;
  },
  'daff, key id': (pair) => compareTables(pair, (flags) => flags.addPrimaryKey('id')),
  'daff, no key': (pair) => compareTables(pair, () => {}),
  'jsdiff lines': ({ tableBefore, tableAfter }) => {
    const [from, to] = [tableBefore, tableAfter].map((table) =>
      table.map((row) => row.join('\t').replace(/\n/gu, ' ')).join('\n'),
    );
    return `${diffLines(from, to).length} runs`;
  },
  words: ({ texts }) => {
    const start = process.cpuUsage();
    let count = 0;
    let spent = 0;
    while (spent < 1.5) {
      for (const [from, to] of texts) compareWords(from, to);
      count += texts.length;
      const { user, system } = process.cpuUsage(start);
      spent = (user + system) / 1e6;
    }
    return `${Math.round(count / spent)} texts a second of CPU`;
  },
};

function compareTables({ tableBefore, tableAfter }, choose) {
  const flags = new daff.CompareFlags();
  choose(flags);
  const [before, after] = [new daff.TableView(tableBefore), new daff.TableView(tableAfter)];
  const out = [];
  new daff.TableDiff(daff.compareTables(before, after, flags).align(), flags).hilite(new daff.TableView(out));
  return `${out.length} lines of difference`;
}

globalThis.gc?.();
const heapBefore = getHeapStatistics().used_heap_size;
const memoryBefore = process.memoryUsage().rss;
const [cpuBefore, wallBefore] = [process.cpuUsage(), performance.now()];
const note = tools[tool](tables);
const { user, system } = process.cpuUsage(cpuBefore);
const figures = {
  cpu: (user + system) / 1e6,
  wall: (performance.now() - wallBefore) / 1e3,
  heap: getHeapStatistics().used_heap_size - heapBefore,
  peak: process.resourceUsage().maxRSS * 1024 - memoryBefore,
  note,
};
console.log(JSON.stringify(figures));
