import { cleanLine } from '../clean.js';
import { countOf, showNumber } from '../days.js';
import { statusLabels } from '../labels.js';
import type { RenderOptions } from '../reporter.js';
import { isSerious, type EditionStory, type ToldTheme } from '../story/edition.js';
import { countsTable } from './counts.js';
import { pen, type Pen } from './draw.js';
import { grid, type GridCell } from './grid.js';
import { disagreements, readingsTable } from './readings.js';

/** One edition for a terminal: counts, then its rows under their themes. */
export function drawEdition(story: EditionStory, options: RenderOptions): string {
  const draw = pen(options);
  const { paint, block } = draw;
  const lines = [
    ...block(story.plan, 0, paint.strong),
    ...block(`${story.side.named}, ${countOf(story.side.rows, 'action')}`, 0, paint.quiet),
    ...(story.scope === null ? [] : block(`scope: ${story.scope}`, 0, paint.quiet)),
    '',
    ...countsTable(story.statuses, [''], draw),
    ...disagreements(story.declared, draw),
    ...story.unread.flatMap((part) =>
      block(`not read: ${part.title ?? part.url ?? 'a chapter'} (${part.state})`, 2, paint.bad, '!'),
    ),
    ...story.themes.flatMap((theme) => drawTheme(theme, draw)),
    ...readingsTable(story.readings, [story.side.month], draw),
    '',
    ...ending(story, draw),
  ];
  return `${lines.join('\n')}\n`;
}

function drawTheme({ title, actions }: ToldTheme, { paint, block, width }: Pen): readonly string[] {
  const columns = [
    { head: 'no.', most: 12 },
    { head: 'status', most: 22 },
    { head: 'due', most: 18 },
    { head: 'action', flexible: true },
  ];
  const withDue = actions.some(({ action }) => action.due !== null);
  const shown = columns.filter(({ head }) => head !== 'due' || withDue);
  const rows = actions.map(({ action }): GridCell[] => {
    const status = action.status
      ? `“${cleanLine(action.status.published)}”${sameWords(action.status.published, action.status.value) ? '' : `\n${statusLabels[action.status.value]}`}`
      : '';
    const cells = [
      { text: cleanLine(action.id ?? action.key), paint: paint.strong },
      { text: status, paint: action.status?.value === 'complete' ? paint.good : paint.accent },
      { text: action.due ? `“${cleanLine(action.due.published)}”` : '' },
      { text: cleanLine(action.text) },
    ];
    return withDue ? cells : cells.filter((_, index) => index !== 2);
  });
  return ['', ...block(title ?? 'Under no theme', 0, paint.strong), ...grid(shown, rows, width, paint.quiet)];
}

/** Our label adds nothing to words that are the label. */
function sameWords(published: string, value: keyof typeof statusLabels): boolean {
  return cleanLine(published).toLowerCase() === statusLabels[value];
}

function ending(story: EditionStory, { block, paint }: Pen): readonly string[] {
  const { coverage } = story;
  const share =
    coverage.characters === 0
      ? ''
      : `, ${showNumber(coverage.unread)} of ${showNumber(coverage.characters)} characters unread`;
  const serious = story.messages.filter(isSerious).length;
  return [
    ...block(
      `${countOf(story.messages.length, 'message')}, ${serious} of them to look at${share}`,
      0,
      serious > 0 ? paint.warn : paint.quiet,
    ),
    ...block(story.citation, 0, paint.quiet),
  ];
}
