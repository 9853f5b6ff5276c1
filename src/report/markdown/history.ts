import { countOf } from '../days.js';
import type { RenderOptions } from '../reporter.js';
import { groupEvents, type HistoryStory, type ToldCell, type ToldThread } from '../story/history.js';
import { countsPart, declaredPart, readingsPart, sourcesPart } from './parts.js';
import { escapeLine, link, quote, table } from './text.js';

/** A plan through its editions as Markdown: a strip and its events for each action. */
export function writeHistory(story: HistoryStory, { made }: RenderOptions): string {
  const shorts = story.editions.map((edition) => edition.short);
  const sides = story.editions.flatMap((edition) => edition.side ?? []);
  const lines = [
    `# ${escapeLine(story.plan)}`,
    '',
    `${countOf(story.threads.length, 'action')} through ${countOf(story.editions.length, 'edition')}.${made ? ` Made ${escapeLine(made)}.` : ''}`,
    ...countsPart(story.statuses, shorts),
    '',
    ...story.editions.map(
      (edition) =>
        `- ${escapeLine(edition.short)}: ${edition.title === null ? '' : `${escapeLine(edition.title)}, `}${countOf(edition.rows, 'row')}`,
    ),
    ...story.threads.flatMap((thread) => threadPart(thread, shorts)),
    ...declaredPart(story.declared),
    ...readingsPart(
      story.readings,
      sides.map((side) => side.short),
    ),
    ...sourcesPart(sides),
    '',
    '## To cite',
    '',
    escapeLine(story.citation),
  ];
  return `${lines.join('\n')}\n`;
}

function threadPart({ thread, text, theme, cells, events }: ToldThread, shorts: readonly string[]): readonly string[] {
  return [
    '',
    `## ${escapeLine(thread)}`,
    '',
    ...(theme === null ? [] : [`*${escapeLine(theme)}*`, '']),
    ...quote(text),
    '',
    ...table(shorts.map(escapeLine), [cells.map(cellText)]),
    ...(events.length === 0
      ? []
      : [
          '',
          ...groupEvents(events).map(({ when, texts }) => `- ${escapeLine(when)}: ${texts.map(escapeLine).join('; ')}`),
        ]),
  ];
}

function cellText({ published, read, numbers, cell, source }: ToldCell): string {
  const number = numbers === '' ? '' : `${link(escapeLine(numbers), source?.url ?? null)} `;
  if (cell.state !== 'present') return `*${read}*`;
  return `${number}${published === null ? `*${read}*` : `“${escapeLine(published)}” *(${read})*`}`;
}
