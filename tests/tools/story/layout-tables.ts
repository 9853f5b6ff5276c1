/** 2024 and 2026: a page per theme, completed and ongoing actions in a table each. */
import { footnotePage, proseBlocks, proseChapter, type Block, type Page, type TableCell } from './blocks.js';
import { linesOf, type TablesEdition } from './records.js';

type Theme = TablesEdition['themes'][number];
type Group = Theme['completed'][number];
type Action = Group['actions'][number];

export function tablePages(edition: TablesEdition): Page[] {
  return [
    proseChapter(edition.introduction.title, edition.introduction.blocks),
    ...edition.themes.map((theme) => themePage(edition, theme)),
    ...footnotePage(edition.footnotes),
  ];
}

function themePage(edition: TablesEdition, theme: Theme): Page {
  const title = `Theme ${theme.id}: ${theme.title}`;
  const { completed, ongoing } = edition.tables;
  const first: Block =
    theme.completedSentence === undefined
      ? actionTable(completed.columns, theme.completed)
      : { kind: 'paragraph', text: theme.completedSentence };
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: title },
    ...proseBlocks(theme.blocks),
    { kind: 'heading', level: 3, text: completed.heading },
    first,
    { kind: 'heading', level: 3, text: ongoing.heading },
    actionTable(ongoing.columns, theme.ongoing),
  ];
  return { title, blocks, flattening: 'spaces' };
}

/** The recommendation stands in the first row of its group only, and spans the others. */
function actionTable(columns: string[], groups: Group[]): Block {
  const rows: TableCell[][] = [];
  for (const group of groups) {
    group.actions.forEach((action, index) => {
      const cells = actionCells(action, columns.length === 5);
      const title: TableCell = { lines: [`${group.id} ${group.title}`], rowSpan: group.actions.length };
      rows.push(index === 0 ? [title, ...cells] : cells);
    });
  }
  return { kind: 'table', columns, rows };
}

function actionCells(action: Action, withProgress: boolean): TableCell[] {
  const [first = '', ...rest] = linesOf(action.text);
  const cells: TableCell[] = [
    { lines: [`${action.id} ${first}`, ...rest] },
    { lines: action.due === null ? [] : [action.due] },
    { lines: [action.status] },
  ];
  if (withProgress) cells.push({ lines: action.progress === null ? [] : linesOf(action.progress) });
  else if (action.progress !== null) throw new Error(`${action.id}: a note, but no column to print it in`);
  return cells;
}
