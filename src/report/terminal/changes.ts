import { clean } from '../clean.js';
import { countOf } from '../days.js';
import type { RenderOptions } from '../reporter.js';
import { countRows, othersAlike } from '../story/alike.js';
import type { ChangesStory, Doubtful, ToldSection } from '../story/changes.js';
import type { Entry } from '../story/entries.js';
import { excerpt } from '../story/piece.js';
import { countFolded, type ToldPublication } from '../story/publications.js';
import { describeMatch } from '../story/quality.js';
import type { Section, SectionId } from '../story/sections.js';
import { countsTable } from './counts.js';
import { pen, phraseText, type Pen } from './draw.js';
import { clip, wrap } from './measure.js';
import { readingsTable } from './readings.js';

/** A comparison for a terminal: heaviest first, the publisher's words in quotation marks. */
export function drawChanges(story: ChangesStory, options: RenderOptions): string {
  const draw = pen(options);
  const { paint } = draw;
  const lines = [
    ...draw.block(`What changed: ${story.plan}`, 0, paint.strong),
    ...draw.block(`${story.before.named} → ${story.after.named}`, 0, paint.quiet),
    '',
    ...(story.warning === null ? [] : [...draw.block(story.warning, 2, paint.warn, '!'), '']),
    ...(story.lead === null ? [] : draw.block(story.lead, 2, paint.strong)),
    ...headline(story, draw),
    '',
    ...countsTable(story.statuses, [story.before.month, story.after.month], draw),
    ...story.publications.flatMap((told, index) => publication(told, index === 0, draw)),
    ...sectionsWithin(story.sections, options.limit, draw),
    ...(story.repeated.length === 0
      ? []
      : [
          '',
          ...draw.block(
            `${countOf(story.repeated.length, 'progress note')} repeated word for word: ${story.repeated.map(({ number }) => number).join(', ')}`,
            2,
            paint.quiet,
            '',
          ),
        ]),
    ...ending(story, draw),
  ];
  return `${lines.join('\n')}\n`;
}

export function headline({ headline: counts, quiet }: ChangesStory, { paint, block, width }: Pen): readonly string[] {
  if (counts.length === 0) return block(quiet, 2);
  const parts = counts.map(({ section, count, words }) => ({ text: `${count} ${words}`, section }));
  const lines: string[][] = [[]];
  let used = 2;
  for (const { text, section } of parts) {
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && used + text.length + 3 > width) {
      lines.push([]);
      used = 2;
    }
    lines.at(-1)?.push(tone(section.id, paint)(text));
    used += text.length + 3;
  }
  return lines.map((line) => `  ${line.join(paint.quiet(' · '))}`);
}

const bad: readonly SectionId[] = ['back', 'gone', 'response', 'delayed', 'softened', 'dates', 'overdue'];

export function tone(section: SectionId, paint: Pen['paint']): (text: string) => string {
  if (bad.includes(section)) return paint.bad;
  if (section === 'forward') return paint.good;
  return section === 'added' || section === 'numbers' ? paint.accent : (text) => text;
}

function publication(
  { lead, label, folded }: ToldPublication,
  first: boolean,
  { block, paint }: Pen,
): readonly string[] {
  const count = folded.length === 0 ? '' : ` (${countOf(countFolded(folded), 'row')}, not listed here)`;
  return [
    ...(first ? ['', paint.strong('THE WHOLE EDITION')] : []),
    ...block(`${phraseText(lead)}: ${label}${count}`, 2),
  ];
}

function sectionsWithin(sections: readonly ToldSection[], limit: number | undefined, draw: Pen): readonly string[] {
  let left = limit ?? Infinity;
  const lines: string[] = [];
  for (const section of sections) {
    const shown = section.entries.slice(0, left);
    left -= shown.length;
    const hidden = countRows(section.entries) - countRows(shown);
    if (shown.length === 0 && limit !== undefined) continue;
    lines.push('', ...heading(section.section, countRows(section.entries), draw));
    lines.push(...shown.flatMap((entry) => drawEntry(entry, draw)));
    if (hidden > 0) lines.push(...draw.block(`… and ${hidden} more`, 2, draw.paint.quiet));
    if (section.elsewhere.length > 0)
      lines.push(...draw.block(`also, listed above: ${section.elsewhereNumbers.join(', ')}`, 2, draw.paint.quiet));
  }
  return lines;
}

function heading(section: Section, count: number, { block, paint }: Pen): readonly string[] {
  const title = `${section.title.toUpperCase()}${count > 0 ? ` (${count})` : ''}`;
  return block(title, 0, (line) => tone(section.id, paint)(paint.strong(line)));
}

/** An action: its number and text, then each change, their words first. */
export function drawEntry(entry: Entry, { block, paint, width }: Pen): readonly string[] {
  const text = entry.after[0]?.text ?? entry.before[0]?.text ?? '';
  const number = entry.number === '' ? '' : `${clean(entry.number)}  `;
  const title = clip(wrap(`${number}${excerpt(clean(text), 220)}`, width - 2), 2);
  const match = entry.link ? describeMatch(entry.link) : null;
  const others = othersAlike(entry.alike);
  return [
    ...title.map((line, index) =>
      index === 0
        ? `  ${line.startsWith(number) ? paint.strong(number) + line.slice(number.length) : line}`
        : `  ${line}`,
    ),
    ...entry.changes.flatMap((change) => {
      const lead = phraseText(change.lead);
      return block(
        `${change.of === null ? '' : `${change.of}: `}${lead}${lead === '' ? '' : ' · '}${change.label}`,
        6,
        tone(change.section, paint),
        '    -',
      );
    }),
    ...(others === null ? [] : block(others, 4, paint.quiet)),
    ...(match?.doubtful
      ? block(
          `match ${match.verdict}${match.runnerUp === null ? '' : `; next best ${match.runnerUp}`}`,
          6,
          paint.warn,
          '    ?',
        )
      : []),
  ];
}

function ending(story: ChangesStory, draw: Pen): readonly string[] {
  const { paint, block } = draw;
  return [
    '',
    paint.strong('HOW THE ROWS WERE MATCHED'),
    ...block(story.quality, 2),
    ...block(story.balance.before, 2, story.balance.agrees ? undefined : paint.bad),
    ...block(story.balance.after, 2, story.balance.agrees ? undefined : paint.bad),
    ...toReview(story.doubtful, draw),
    ...readingsTable(story.readings, [story.before.month, story.after.month], draw),
    '',
    ...block(story.citation, 0, paint.quiet),
  ];
}

/** Lines that a terminal shows of the matches to look at; the other formats have all. */
const mostShown = 10;

/** Those first where a ruling would alter most. */
function toReview(matches: readonly Doubtful[], { block, paint }: Pen): readonly string[] {
  const lines = matches.slice(0, mostShown).map(({ number, verdict, alters, alike }) => {
    const others = othersAlike(alike);
    const name = number === '' ? 'a row without a number' : number;
    return `look at ${name}: ${verdict}; ${alters}${others === null ? '' : `; ${others}`}`;
  });
  if (matches.length > mostShown) lines.push(`and ${matches.length - mostShown} more`);
  return lines.flatMap((line) => block(line, 4, paint.warn, '  ?'));
}
