import { countOf } from '../days.js';
import type { RenderOptions } from '../reporter.js';
import { othersAlike } from '../story/alike.js';
import type { ChangesStory, Doubtful, ToldSection } from '../story/changes.js';
import type { AnchoredChange, Entry } from '../story/entries.js';
import type { Mark } from '../story/marks.js';
import { describeMatch } from '../story/quality.js';
import type { ToldPublication } from '../story/publications.js';
import { countsPart, declaredPart, readingsPart, sourcesPart } from './parts.js';
import { escapeLine, link, phrase, quote } from './text.js';

/** A comparison as Markdown: for a repository, a wiki, a mail. */
export function writeChanges(story: ChangesStory, { made }: RenderOptions): string {
  const { before, after, balance } = story;
  const lines = [
    `# What changed: ${escapeLine(story.plan)}`,
    '',
    `From ${escapeLine(before.named)} to ${escapeLine(after.named)}.${made ? ` Made ${escapeLine(made)}.` : ''}`,
    ...(story.warning === null ? [] : ['', `> **Warning.** ${escapeLine(story.warning)}`]),
    ...(story.lead === null ? [] : ['', `**${story.lead}**`]),
    '',
    story.headline.length === 0
      ? story.quiet
      : story.headline.map(({ count, words }) => `**${count}** ${words}`).join(' · '),
    ...countsPart(story.statuses, [before.short, after.short]),
    ...publications(story.publications),
    ...story.sections.flatMap(section),
    ...repeated(story),
    '',
    '## How the rows were matched',
    '',
    `- ${story.quality}.`,
    `- ${balance.before}.`,
    `- ${balance.after}.${balance.agrees ? '' : ' **These do not add up: the comparison itself is at fault.**'}`,
    ...story.doubtful.map(reviewLine),
    ...declaredPart(story.declared),
    ...readingsPart(story.readings, [before.short, after.short]),
    ...sourcesPart([before, after]),
    '',
    '## To cite',
    '',
    escapeLine(story.citation),
  ];
  return `${lines.join('\n')}\n`;
}

function publications(told: readonly ToldPublication[]): readonly string[] {
  if (told.length === 0) return [];
  return [
    '',
    '## What was done to the whole edition',
    '',
    ...told.flatMap(({ lead, label, folded }) => [
      `- ${phrase(lead)} *(${label})*`,
      ...folded.map((change) => `  - ${phrase(change.lead)}: ${change.numbers.map(escapeLine).join(', ')}`),
    ]),
  ];
}

function section({ section: { title }, entries, elsewhere, elsewhereNumbers }: ToldSection): readonly string[] {
  const also = elsewhere.length === 0 ? [] : ['', `Also, told above: ${elsewhereNumbers.map(escapeLine).join(', ')}.`];
  return ['', `## ${title}`, ...entries.flatMap(entry), ...also];
}

function entry({ number, theme, before, after, link: match, changes, alike }: Entry): readonly string[] {
  const text = after[0]?.text ?? before[0]?.text ?? '';
  const title = [number === '' ? null : `**${escapeLine(number)}**`, theme === null ? null : escapeLine(theme)]
    .filter((part) => part !== null)
    .join(' · ');
  const others = othersAlike(alike);
  const described = match ? describeMatch(match) : null;
  return [
    '',
    `### ${title === '' ? 'A row without a number' : title}`,
    '',
    ...quote(text),
    '',
    ...changes.flatMap(change),
    ...(others === null ? [] : [`- ${others}`]),
    ...(described
      ? [
          `- match: ${described.verdict}${described.doubtful && described.runnerUp !== null ? `; next best ${escapeLine(described.runnerUp)}` : ''}`,
        ]
      : []),
  ];
}

function change({ lead, label, before, after, of, change: { kind } }: AnchoredChange): readonly string[] {
  const sources = [
    before?.source?.url ? link('before', before.source.url) : null,
    after?.source?.url ? link('after', after.source.url) : null,
  ].filter((part) => part !== null);
  const where = sources.length === 0 ? '' : ` (${sources.join(', ')})`;
  const words = phrase(lead);
  const line = `- ${of === null ? '' : `${escapeLine(of)}: `}${words}${words === '' ? '' : ' '}*(${escapeLine(label)})*${where}`;
  if (kind !== 'reworded' && kind !== 'progress') return [line];
  const passages = [before, after].flatMap((passage, index) =>
    passage?.said ? [`  - ${index === 0 ? 'before' : 'after'}: ${passage.marks.map(mark).join('')}`] : [],
  );
  return [line, ...passages];
}

/** Words gone are struck out, new ones bold: readable also where Markdown is not drawn. */
function mark({ op, text }: Mark): string {
  const [, start = '', middle = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  const edge = (space: string): string => (space === '' ? '' : ' ');
  const words = escapeLine(middle);
  if (op === 'skipped') return ` *[… ${words} …]* `;
  if (words === '' || op === 'same') return edge(start) + words + (middle === '' ? '' : edge(end));
  return edge(start) + (op === 'removed' ? `~~${words}~~` : `**${words}**`) + edge(end);
}

/** A match to look at; the list begins with those where a ruling would alter most. */
function reviewLine({ number, verdict, runnerUp, alters, alike }: Doubtful): string {
  const others = othersAlike(alike);
  const next = runnerUp === null ? '' : `; next best ${escapeLine(runnerUp)}`;
  return `- To look at: ${number === '' ? 'a row without a number' : escapeLine(number)}, ${verdict}; ${alters}${next}${others === null ? '' : `; ${others}`}.`;
}

function repeated({ repeated: notes }: ChangesStory): readonly string[] {
  if (notes.length === 0) return [];
  return [
    '',
    `## Progress notes repeated word for word`,
    '',
    `${countOf(notes.length, 'note')} in both editions: ${notes.map(({ number }) => escapeLine(number)).join(', ')}.`,
  ];
}
