import { cleanLine } from '../clean.js';
import { countOf } from '../days.js';
import type { RenderOptions } from '../reporter.js';
import { groupEvents, type HistoryStory, type ToldThread } from '../story/history.js';
import { excerpt } from '../story/piece.js';
import { countsTable } from './counts.js';
import { pen, type Pen } from './draw.js';
import { grid } from './grid.js';
import { clip, wrap } from './measure.js';
import { disagreements, readingsTable } from './readings.js';

/** A plan through its editions for a terminal: counts, then a strip an action. */
export function drawHistory(story: HistoryStory, options: RenderOptions): string {
  const draw = pen(options);
  const { paint, block } = draw;
  const shown = story.threads.slice(0, options.limit ?? story.threads.length);
  const lines = [
    ...block(
      `${story.plan}: ${countOf(story.threads.length, 'action')} through ${countOf(story.editions.length, 'edition')}`,
      0,
      paint.strong,
    ),
    '',
    ...countsTable(
      story.statuses,
      story.editions.map((edition) => edition.month),
      draw,
    ),
    ...disagreements(story.declared, draw),
    ...shown.flatMap((thread) => drawThread(thread, draw)),
    ...(shown.length < story.threads.length ? ['', `… and ${story.threads.length - shown.length} more`] : []),
    ...readingsTable(
      story.readings,
      story.editions.flatMap((edition) => (edition.side ? [edition.month] : [])),
      draw,
    ),
    '',
    ...block(story.citation, 0, paint.quiet),
  ];
  return `${lines.join('\n')}\n`;
}

function drawThread({ thread, text, cells, events }: ToldThread, draw: Pen): readonly string[] {
  const { paint, block, width } = draw;
  const rows = cells.map((cell) => [
    { text: cell.edition, paint: paint.quiet },
    { text: cleanLine(cell.numbers) },
    {
      text: cell.published === null ? cell.read : `“${cleanLine(cell.published)}” ${cell.read}`,
      paint: cell.cell.state === 'present' ? paint.accent : paint.warn,
    },
  ]);
  return [
    '',
    ...clip(wrap(excerpt(cleanLine(text), 220), width), 2).map(paint.strong),
    paint.quiet(cleanLine(thread)),
    ...grid([{ head: '' }, { head: '', most: 16 }, { head: '' }], rows, width - 2, paint.quiet).map(
      (line) => `  ${line}`,
    ),
    ...groupEvents(events).flatMap(({ when, texts }) =>
      block(`${when}: ${texts.map(cleanLine).join('; ')}`, 4, undefined, '  -'),
    ),
  ];
}
