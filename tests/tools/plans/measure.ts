/**
 * `npx tsx tests/tools/plans/measure.ts [--layout L] [--seeds 1-500] [--traps] [--show N]`: how many fields
 * of generated plans read back exactly, by layout and field, and which seeds to look at.
 */
import { parseArgs } from 'node:util';
import { fieldNames, type Score } from './score.js';
import { layoutNames, type LayoutName } from './layouts.js';
import { readPlan } from './read.js';

const { values } = parseArgs({
  options: {
    layout: { type: 'string' },
    seeds: { type: 'string', default: '1-500' },
    traps: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
    page: { type: 'boolean', default: false },
  },
});
const [from = 1, to = from] = values.seeds.split('-').map(Number);
const wanted = layoutNames.filter((name) => values.layout === undefined || values.layout === name);

for (const layout of wanted) {
  const scores: Score[] = [];
  const unsound: string[] = [];
  for (let seed = from; seed <= to; seed++) {
    const reading = await readPlan(seed, layout, values.traps);
    if (values.page) process.stdout.write(`${reading.page.text}\n`);
    scores.push(reading.score);
    unsound.push(...reading.unsound.map((why) => `${seed}: ${why}`));
  }
  process.stdout.write(`${report(layout, scores, unsound, Number(values.show))}\n`);
}

function report(layout: LayoutName, scores: readonly Score[], unsound: readonly string[], show: number): string {
  const sum = (count: (score: Score) => number): number => scores.reduce((all, each) => all + count(each), 0);
  const rows = sum((each) => each.rows);
  const fields = rows * fieldNames.length;
  const wrong = sum((each) => each.wrong.length + each.lost.length * fieldNames.length);
  const silent = sum((each) => each.wrong.filter(({ flagged }) => !flagged).length);
  const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
  const perField = fieldNames.map((field) => {
    const count = sum((each) => each.wrong.filter((one) => one.field === field).length + each.lost.length);
    return `${field} ${percent(rows - count, rows)}`;
  });
  const bad = scores
    .map((each) => ({ each, cost: each.wrong.length + 10 * (each.lost.length + each.invented.length) }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost);
  return [
    `${layout}: ${scores.length} plans, ${rows} rows: ${percent(fields - wrong, fields)} exact, ${silent} fields wrong in silence (${percent(silent, fields)}), ${sum((each) => each.lost.length)} rows lost (${sum((each) => each.lostInSilence)} in silence), ${sum((each) => each.invented.length)} invented, ${unsound.length} broken promises`,
    `  ${perField.join(', ')}`,
    `  ${bad.length} plans with errors; worst seeds: ${bad
      .slice(0, 20)
      .map(({ each, cost }) => `${each.seed} (${cost})`)
      .join(', ')}`,
    ...unsound.slice(0, 8).map((why) => `  ! ${why}`),
    ...bad.slice(0, show).flatMap(({ each }) => details(each)),
  ].join('\n');
}

function details(score: Score): readonly string[] {
  return [
    `  seed ${score.seed}:`,
    ...score.wrong
      .slice(0, 6)
      .map(
        ({ field, expected, found, flagged }) =>
          `    ${field}${flagged ? ' (flagged)' : ''}: “${expected}” was read as “${found}”`,
      ),
    ...score.lost.slice(0, 3).map((row) => `    lost: ${row.id} ${row.text.slice(0, 80)}`),
    ...score.invented.slice(0, 3).map((row) => `    invented: ${row.id} ${row.text.slice(0, 80)}`),
  ];
}
