import { cleanLine } from '../clean.js';
import { showNumber } from '../days.js';
import type { Declared, Reading } from '../story/statuses.js';
import type { Pen } from './draw.js';
import { grid } from './grid.js';

/** How the publisher's words were read, at the end of every report. */
export function readingsTable(
  readings: readonly Reading[],
  editions: readonly string[],
  { paint, width }: Pen,
): readonly string[] {
  if (readings.length === 0) return [];
  const columns = [
    { head: 'published', flexible: true },
    { head: 'read as' },
    ...editions.map((head) => ({ head, align: 'right' as const })),
  ];
  const rows = readings.map(({ published, read, counts }) => [
    { text: `“${cleanLine(published)}”` },
    { text: read },
    ...counts.map((count) => ({ text: count === 0 ? '·' : showNumber(count) })),
  ]);
  return [
    '',
    paint.strong('HOW THESE WORDS WERE READ'),
    ...grid(columns, rows, width - 2, paint.quiet).map((line) => `  ${line}`),
  ];
}

/** What the publisher counted, where the rows say otherwise. */
export function disagreements(declared: readonly Declared[], { block, paint }: Pen): readonly string[] {
  return declared
    .filter(({ verdict }) => verdict === 'disagrees')
    .flatMap(({ edition, published, claimed, found }) =>
      block(
        `${edition} says “${cleanLine(published)}” (${claimed}); its rows say ${found ?? 'nothing'}`,
        2,
        paint.warn,
        '!',
      ),
    );
}
