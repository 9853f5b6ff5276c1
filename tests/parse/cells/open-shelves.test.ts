import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaints, fold, readText } from '../drawn/read.js';

/** The part of a truth file that these tests compare. */
interface Truth {
  readonly actions: readonly {
    readonly id: string;
    readonly theme: { readonly id: string | null; readonly title: string } | null;
    readonly recommendation: { readonly id: string; readonly title: string } | null;
    readonly text: string;
    readonly status: { readonly published: string } | null;
    readonly progress: string | null;
    readonly due: { readonly published: string } | null;
    readonly links: readonly string[];
  }[];
}

const root = new URL('../../../fixtures/open-shelves/', import.meta.url);
const truthOf = (edition: string): Truth =>
  JSON.parse(readFileSync(new URL(`${edition}/truth.json`, root), 'utf8')) as Truth;

type Action = Truth['actions'][number];

function compared(action: Action, folding: (text: string) => string): object {
  return {
    id: action.id,
    recommendation: action.recommendation && `${action.recommendation.id} ${action.recommendation.title}`,
    text: folding(action.text),
    status: action.status?.published ?? null,
    progress: action.progress === null ? null : folding(action.progress),
    due: action.due?.published ?? null,
    links: action.links,
  };
}

async function read(
  text: string,
  folding: (text: string) => string,
): Promise<{ rows: readonly object[]; loud: readonly string[] }> {
  const { edition } = await readText(text);
  return { rows: edition.actions.map((action) => compared(action as Action, folding)), loud: complaints(edition) };
}

/** Every theme on a page of its own, as the plan was published. */
function pages(truth: Truth): readonly (readonly Action[])[] {
  const byTheme = new Map<string, Action[]>();
  for (const action of truth.actions) {
    const title = action.theme?.title ?? '';
    byTheme.set(title, [...(byTheme.get(title) ?? []), action]);
  }
  return [...byTheme.values()];
}

const header = ['Review Recommendation', 'Actions', 'Delivery Timescale', 'Status of Action', 'Progress Update'];

function cells(action: Action, before: Action | undefined): readonly string[] {
  const group = action.recommendation && `${action.recommendation.id} ${action.recommendation.title}`;
  const sameGroup =
    before?.recommendation?.id === action.recommendation?.id &&
    before?.recommendation?.title === action.recommendation?.title;
  return [
    sameGroup ? '' : (group ?? ''),
    `${action.id} ${action.text}`,
    action.due?.published ?? '',
    action.status?.published ?? '',
    action.progress ?? '',
  ];
}

function heading(action: Action | undefined): string {
  return `Theme ${action?.theme?.id ?? ''}: ${action?.theme?.title ?? ''}`;
}

describe('Open Shelves in cells', () => {
  it('2022-11: the pages that are kept one cell a line read as their truth says', async () => {
    const truth = truthOf('2022-11');
    for (const [page, prefix, count] of [
      ['03', 'SM', 8],
      ['05', 'PS', 9],
    ] as const) {
      const text = readFileSync(new URL(`2022-11/flattened/page-${page}.txt`, root), 'utf8');
      const { rows, loud } = await read(text, (each) => each);
      const expected = truth.actions
        .filter((action) => action.id.startsWith(prefix))
        .map((action) => compared(action, (each) => each));
      expect(expected).toHaveLength(count);
      expect(rows).toEqual(expected);
      expect(loud).toEqual([]);
    }
  });

  it('2022-11: the annex is a list of recommendations and has no actions', async () => {
    const { edition } = await readText(readFileSync(new URL('2022-11/flattened/page-06.txt', root), 'utf8'));
    expect(edition.actions).toEqual([]);
    expect(edition.messages.map((each) => [each.code, each.reason])).toEqual([
      ['parse/no-records', 'a list of numbered texts without a status, response or progress beside any of them'],
    ]);
  });

  it('2024-11: stacked, with one cell a line and a line for each paragraph', async () => {
    for (const actions of pages(truthOf('2024-11'))) {
      const lines = actions.flatMap((action, i) =>
        cells(action, actions[i - 1]).flatMap((cell) => (cell === '' ? [] : cell.split('\n'))),
      );
      const { rows, loud } = await read(
        ['Open Shelves', heading(actions[0]), ...header, ...lines].join('\n\n'),
        (each) => each,
      );
      expect(rows).toEqual(actions.map((action) => compared(action, (each) => each)));
      expect(loud).toEqual([]);
    }
  });

  it('2024-11: glued, a line for each row', async () => {
    for (const actions of pages(truthOf('2024-11'))) {
      const lines = actions.map((action, i) =>
        cells(action, actions[i - 1])
          .map(fold)
          .join(''),
      );
      const { rows, loud } = await read(
        ['Open Shelves', heading(actions[0]), header.join(''), ...lines].join('\n'),
        fold,
      );
      expect(rows).toEqual(actions.map((action) => compared(action, fold)));
      expect(loud).toEqual([]);
    }
  });

  it('2024-11: glued, without line breaks', async () => {
    for (const actions of pages(truthOf('2024-11'))) {
      const cellsInOrder = actions.flatMap((action, i) => cells(action, actions[i - 1]).map(fold));
      const { rows } = await read([heading(actions[0]), ...header, ...cellsInOrder].join(''), fold);
      expect(rows).toEqual(actions.map((action) => compared(action, fold)));
    }
  });
});
