import { printPlace } from '../../core/message.js';
import { countOf, showNumber } from '../days.js';
import { responseLabels, statusLabels } from '../labels.js';
import type { RenderOptions } from '../reporter.js';
import { isSerious, type EditionStory, type ToldAction } from '../story/edition.js';
import { countsPart, declaredPart, readingsPart, sourcesPart } from './parts.js';
import { escapeLine, link, quote } from './text.js';

/** One edition as Markdown: its rows in reading order under their themes. */
export function writeEdition(story: EditionStory, { made }: RenderOptions): string {
  const { side, coverage } = story;
  const lines = [
    `# ${escapeLine(story.plan)}`,
    '',
    `${countOf(side.rows, 'action')} in ${escapeLine(side.named)}.${story.scope === null ? '' : ` Scope: ${escapeLine(story.scope)}.`}${made ? ` Made ${escapeLine(made)}.` : ''}`,
    ...story.unread.map(
      (part) => `\n> **Not read:** ${escapeLine(part.title ?? part.url ?? 'a chapter')} (${part.state})`,
    ),
    ...countsPart(story.statuses, ['Actions']),
    ...story.themes.flatMap(({ title, actions }) => [
      '',
      `## ${title === null ? 'Under no theme' : escapeLine(title)}`,
      ...actions.flatMap((told) => action(told, story)),
    ]),
    ...declaredPart(story.declared),
    ...messages(story),
    ...readingsPart(story.readings, [side.short]),
    ...sourcesPart([side]),
    '',
    `Of ${countOf(coverage.characters, 'visible character')}, ${showNumber(coverage.unread)} could not be read as records.`,
    '',
    '## To cite',
    '',
    escapeLine(story.citation),
  ];
  return `${lines.join('\n')}\n`;
}

function action({ action: row, recommendation }: ToldAction, { finder }: EditionStory): readonly string[] {
  const source = finder.find(row, 'text');
  const facts = [
    row.status ? `- Status: “${escapeLine(row.status.published)}” *(${statusLabels[row.status.value]})*` : null,
    row.response
      ? `- Response: “${escapeLine(row.response.published)}” *(${responseLabels[row.response.value]})*`
      : null,
    row.due ? `- Due: “${escapeLine(row.due.published)}”` : null,
    row.owners.length > 0 ? `- Owners: ${row.owners.map(escapeLine).join('; ')}` : null,
    row.progress === null ? null : `- Progress: ${escapeLine(row.progress)}`,
    ...Object.entries(row.extra).map(([name, text]) => `- ${escapeLine(name)}: ${escapeLine(text)}`),
    source?.url ? `- ${link('source', source.url)}` : null,
    row.certainty === 'sure' ? null : `- Reading: ${row.certainty}`,
  ].filter((line) => line !== null);
  const above = recommendation === null ? [] : ['', `*Under: ${escapeLine(recommendation)}*`];
  return [...above, '', `### ${escapeLine(row.id ?? row.key)}`, '', ...quote(row.text), '', ...facts];
}

function messages(story: EditionStory): readonly string[] {
  const serious = story.messages.filter(isSerious);
  if (serious.length === 0) return [];
  return [
    '',
    '## To look at',
    '',
    ...serious.map(
      (message) =>
        `- ${message.severity} \`${message.code}\` ${escapeLine(printPlace(message.place as Parameters<typeof printPlace>[0]))}: ${escapeLine(message.reason)}`,
    ),
  ];
}
