import type { Edition } from '../../../src/model/edition.js';
import type { ExpectedAction } from './lay.js';

export interface DocumentScore {
  readonly expected: number;
  readonly exact: number;
  /** One line for each difference. */
  readonly wrong: readonly string[];
}

/** Compares what was read with the records, white space and the marks of items aside. */
export function scoreActions(edition: Edition, expected: readonly ExpectedAction[]): DocumentScore {
  const wrong: string[] = [];
  const left = edition.actions.map(fieldsOf);
  let exact = 0;
  for (const action of expected) {
    const want = fieldsOf({
      ...action,
      status: { published: action.status },
      recommendation: action.recommendation === null ? null : { id: action.recommendation },
    });
    const at = left.findIndex((read) => read.id === want.id && read.text === want.text);
    const near = at >= 0 ? at : left.findIndex((read) => read.id === want.id);
    if (near < 0) {
      wrong.push(`lost ${want.id}: ${want.text.slice(0, 60)}`);
      continue;
    }
    const [read] = left.splice(near, 1);
    const differing = (['recommendation', 'text', 'status', 'progress'] as const).filter(
      (name) => read?.[name] !== want[name],
    );
    if (differing.length === 0) exact++;
    for (const name of differing)
      wrong.push(`${want.id} ${name}: ${JSON.stringify(read?.[name])} for ${JSON.stringify(want[name])}`);
  }
  for (const read of left) wrong.push(`invented ${read.id}: ${read.text.slice(0, 60)}`);
  if (edition.coverage.unread > 0) wrong.push(`${edition.coverage.unread} characters unread`);
  return { expected: expected.length, exact, wrong };
}

interface Fields {
  readonly id: string;
  readonly recommendation: string;
  readonly text: string;
  readonly status: string;
  readonly progress: string;
}

function fieldsOf(action: {
  readonly id: string | null;
  readonly recommendation: { readonly id: string | null } | null;
  readonly text: string;
  readonly status: { readonly published: string } | null;
  readonly progress: string | null;
}): Fields {
  const fold = (text: string | null | undefined): string =>
    (text ?? '')
      .replace(/\u00ad/gu, '')
      .replace(/\u2022/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
  return {
    id: fold(action.id),
    recommendation: fold(action.recommendation?.id),
    text: fold(action.text),
    status: fold(action.status?.published),
    progress: fold(action.progress),
  };
}
