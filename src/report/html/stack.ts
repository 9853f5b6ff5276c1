import { showNumber } from '../days.js';
import type { StatusCount } from '../story/statuses.js';
import { markup, type Html } from './template.js';

/** A bar an edition, as long as it has rows, divided by status. Hidden from the ear: the table under it says the same. */
export function stackedBars(statuses: readonly StatusCount[], editions: readonly string[]): Html {
  const totals = editions.map((_, index) => statuses.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
  const most = Math.max(1, ...totals);
  const finishedFirst = [...statuses].sort((a, b) => place(a) - place(b));
  return markup`<div class="stacks" aria-hidden="true">${editions.map(
    (edition, index) => markup`
<div class="stack"><span class="when">${edition}</span><span class="bars" style="width:${Math.round(((totals[index] ?? 0) / most) * 100)}%">${finishedFirst.map(
      ({ value, label, counts }) => {
        const count = counts[index] ?? 0;
        return count === 0
          ? null
          : markup`<span class="part ${value}" style="flex:${count}"><b>${showNumber(count)}</b> <i>${label}</i></span>`;
      },
    )}</span></div>`,
  )}
</div>`;
}

const order: readonly string[] = [
  'complete',
  'partly-complete',
  'in-progress',
  'open',
  'not-started',
  'delayed',
  'not-achieved',
  'withdrawn',
  'unknown',
  'none',
];

function place({ value }: StatusCount): number {
  return order.indexOf(value);
}
