/** 2022: a page and a table per theme, new numbers, and an annex that says what the links in the last column mean. */
import { proseBlocks, proseChapter, type Block, type Page, type TableCell } from './blocks.js';
import { linesOf, type LinkedEdition } from './records.js';

type Theme = LinkedEdition['themes'][number];

export function linkedPages(edition: LinkedEdition): Page[] {
  return [
    proseChapter(edition.introduction.title, edition.introduction.blocks),
    ...edition.themes.map((theme) => themePage(edition, theme)),
    annexPage(edition),
  ];
}

function themePage(edition: LinkedEdition, theme: Theme): Page {
  const rows = theme.actions.map((action): TableCell[] => {
    const [first = '', ...rest] = linesOf(action.text);
    return [
      {
        lines:
          theme.flattened === 'stacked-headless' ? [action.id, first, ...rest] : [`${action.id} ${first}`, ...rest],
      },
      { lines: [action.status] },
      { lines: action.progress === null ? [] : linesOf(action.progress) },
      { lines: [action.links.join(', ')] },
    ];
  });
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: theme.title },
    ...proseBlocks(theme.blocks),
    { kind: 'table', columns: edition.columns, rows },
  ];
  return { title: theme.title, blocks, flattening: theme.flattened };
}

function annexPage(edition: LinkedEdition): Page {
  const { annex } = edition;
  const rows = annex.entries.map((entry): TableCell[] => [{ lines: [entry.id] }, { lines: [entry.text] }]);
  const table: Block = { kind: 'table', columns: annex.columns, rows };
  return {
    title: annex.title,
    blocks: [{ kind: 'heading', level: 2, text: annex.title }, table],
    flattening: 'stacked',
  };
}
