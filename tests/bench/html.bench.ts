/**
 * `npx tsx tests/bench/html.bench.ts`: what reading a web page costs, against cheerio with
 * source locations and a walk over all cells, in the same run; and how extraction grows with
 * its input. Prints figures; asserts nothing.
 */
import { load } from 'cheerio';
import { extract } from '../../src/extract/index.js';
import { parse } from '../../src/parse/index.js';
import { captureOf } from '../extract/captures.js';
import { htmlPlan } from './pages.js';

/** Many short cells: what a register of 500 rows looks like, with attributes, links and entities. */
function registerPage(length: number): string {
  const rows: string[] = [];
  for (let row = 1, size = 0; size < length; row++) {
    const cells = [
      `${Math.ceil(row / 40)}.${row % 40}.1 Survey the pier &amp; report`,
      'Harbour office',
      `${row % 28} March 2025`,
      row % 3 ? 'Ongoing' : 'Complete',
      '<a href="/notes">See the notes</a>',
      '&nbsp;',
    ];
    rows.push(
      `<tr class="row">${cells.map((cell) => `<td class="cell lAlign" data-heading="x">${cell}</td>`).join('')}</tr>\n`,
    );
    size += rows[rows.length - 1]?.length ?? 0;
  }
  return `<!doctype html><html lang="en"><head><title>Register</title></head><body><main><h1>Register</h1><table><thead><tr><th>Action</th><th>Owner</th><th>Due</th><th>Status</th><th>Notes</th><th>More</th></tr></thead><tbody>${rows.join('')}</tbody></table></main></body></html>`;
}

function walkWithCheerio(page: string): number {
  const $ = load(page, { sourceCodeLocationInfo: true });
  let characters = 0;
  $('td, th').each((_, cell) => {
    characters += $(cell).text().length + (cell.sourceCodeLocation?.startOffset ?? 0);
  });
  return characters;
}

async function ratios(name: string, page: string): Promise<void> {
  const capture = captureOf(page, { name: 'page.html', mediaType: 'text/html' });
  const work: readonly (() => unknown)[] = [
    () => walkWithCheerio(page),
    () => extract(capture, { index: 0 }),
    async () => parse([await extract(capture, { index: 0 })], { plan: null, planHash: null, version: 'bench' }),
  ];
  // Taken in turns, so that what else the machine does falls on all of them.
  const least = work.map(() => Infinity);
  for (let round = 0; round < 25; round++) {
    for (const [i, run] of work.entries()) {
      const from = performance.now();
      await run();
      least[i] = Math.min(least[i] ?? Infinity, performance.now() - from);
    }
  }
  const [baseline = 1, alone = 0, both = 0] = least;
  const figures = `extract ${(alone / baseline).toFixed(2)} ×, with parse ${(both / baseline).toFixed(2)} ×`;
  console.log(`${name.padEnd(34)} ${figures.padEnd(40)} baseline ${baseline.toFixed(1)} ms`);
}

async function growth(name: string, make: (length: number) => string, from: string): Promise<void> {
  const figures: string[] = [];
  for (const length of [100_000, 1_000_000, 5_000_000]) {
    const capture = captureOf(make(length));
    let least = Infinity;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      await extract(capture, { index: 0, from });
      least = Math.min(least, performance.now() - start);
    }
    figures.push(`${(capture.body.length / 1000 / least).toFixed(0)} MB/s`);
  }
  console.log(`${name.padEnd(34)} ${figures.join(', ')} at 100 kB, 1 MB, 5 MB`);
}

const line =
  '6.1.2 This must include clear pathways on transitions for children, in the context of learning for life. Complete\n';
const repeated = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length));

await ratios('page of plan tables, 200 kB', htmlPlan(200_000));
await ratios('page of short cells, 200 kB', registerPage(200_000));
await growth('text', repeated(line), 'text');
await growth('text, one endless line', repeated(line.replace('\n', ' ')), 'text');
await growth('text in columns', repeated('6.1.2   This must include          Complete   \n'), 'text');
await growth('separated values', repeated('1.1,"Dredge, then sweep",Complete,\n'), 'csv');
await growth('pages', registerPage, 'html');
await growth('pages of text', repeated('<p>Some <b>words</b> &amp; more of them.</p>\n'), 'html');
await growth(
  'stray text in tables',
  (length) => `<table>${repeated('stray <tr><td>x</td></tr>')(length)}</table>`,
  'html',
);
await growth('open elements', (length) => repeated('<div>')(length), 'html');
await growth('open formatting', (length) => repeated('<p><b><i>x')(length), 'html');
await growth('references', repeated('&amp;&notit;&#8217; '), 'html');
await growth(
  'one cell of spans',
  (length) => `<table>${repeated('<tr><td rowspan=9999 colspan=999>x')(length)}</table>`,
  'html',
);
await growth(
  'content item',
  (length) => JSON.stringify({ document_type: 'x', details: { body: registerPage(length) } }),
  'json',
);
