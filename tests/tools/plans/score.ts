import type { Action, Edition } from '../../../src/model/edition.js';
import type { GeneratedPlan, Row } from './records.js';

/** Every field of a row as one string, white space folded: what is compared. */
export type Fields = Readonly<Record<FieldName, string>>;
export const fieldNames = [
  'id',
  'theme',
  'recommendation',
  'text',
  'status',
  'value',
  'response',
  'owners',
  'due',
  'progress',
] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Wrong {
  readonly field: FieldName;
  readonly expected: string;
  readonly found: string;
  /** The reader said that it was not sure of the row, or said something about it. */
  readonly flagged: boolean;
}

export interface Score {
  readonly seed: number;
  readonly rows: number;
  readonly wrong: readonly Wrong[];
  readonly lost: readonly Fields[];
  readonly invented: readonly Fields[];
  /** Rows lost though nothing is unread and no error was reported. */
  readonly lostInSilence: number;
}

export function expectedRows(plan: GeneratedPlan): readonly Fields[] {
  return plan.sections.flatMap((section) => section.rows.map(fieldsOfRow));
}

function fieldsOfRow(row: Row): Fields {
  const titled = (each: Row['theme']): string => (each ? `${each.id ?? '-'} ${each.title}` : '');
  return {
    id: row.id ?? '',
    theme: titled(row.theme),
    recommendation: titled(row.recommendation),
    text: fold(row.text),
    status: row.status[0],
    value: row.status[1],
    response: row.response ? row.response.join(' → ') : '',
    owners: row.owners.join('; '),
    due: row.due ?? '',
    progress: fold(row.progress ?? ''),
  };
}

export function fieldsOf(action: Action): Fields {
  const { theme, recommendation, status, response, due } = action;
  return {
    id: action.id ?? '',
    theme: theme ? `${theme.id ?? '-'} ${fold(theme.title ?? '')}` : '',
    recommendation: recommendation
      ? `${recommendation.id ?? '-'} ${fold(recommendation.title ?? recommendation.text ?? '')}`
      : '',
    text: fold(action.text),
    status: fold(status?.published ?? ''),
    value: status?.value ?? '',
    response: response ? `${response.published} → ${response.value}` : '',
    owners: action.owners.join('; '),
    due: due ? fold(due.published) : '',
    progress: fold(action.progress ?? ''),
  };
}

function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

export function score(plan: GeneratedPlan, edition: Edition): Score {
  const expected = expectedRows(plan);
  const found = edition.actions.map(fieldsOf);
  const pairs = align(expected, found);
  const wrong = pairs.flatMap(([e, f]) => {
    const [want, got, action] = [expected[e], found[f], edition.actions[f]];
    if (!want || !got || !action) return [];
    return fieldNames
      .filter((field) => want[field] !== got[field])
      .map((field) => ({ field, expected: want[field], found: got[field], flagged: isFlagged(edition, action) }));
  });
  const lost = expected.filter((_, e) => !pairs.some(([other]) => other === e));
  const loud = edition.coverage.unread > 0 || edition.messages.some((each) => each.severity !== 'info');
  return {
    seed: plan.seed,
    rows: expected.length,
    wrong,
    lost,
    invented: found.filter((_, f) => !pairs.some(([, other]) => other === f)),
    lostInSilence: loud ? 0 : lost.length,
  };
}

function isFlagged(edition: Edition, action: Action): boolean {
  if (action.certainty !== 'sure') return true;
  return edition.messages.some(({ place, severity }) => severity !== 'info' && place?.key === action.key);
}

/** Which row is which: the order of both is kept, and the pairs are those most alike. */
function align(expected: readonly Fields[], found: readonly Fields[]): readonly (readonly [number, number])[] {
  const width = found.length + 1;
  const best = new Float64Array((expected.length + 1) * width);
  const at = (e: number, f: number): number => best[e * width + f] ?? 0;
  for (let e = expected.length - 1; e >= 0; e--)
    for (let f = found.length - 1; f >= 0; f--)
      best[e * width + f] = Math.max(at(e + 1, f), at(e, f + 1), at(e + 1, f + 1) + likeness(expected[e], found[f]));
  const pairs: (readonly [number, number])[] = [];
  for (let e = 0, f = 0; e < expected.length && f < found.length;) {
    const alike = likeness(expected[e], found[f]);
    if (alike > 0 && at(e, f) === at(e + 1, f + 1) + alike) pairs.push([e++, f++]);
    else if (at(e, f) === at(e + 1, f)) e++;
    else f++;
  }
  return pairs;
}

function likeness(a: Fields | undefined, b: Fields | undefined): number {
  if (!a || !b) return 0;
  let points = 0;
  if (a.id !== '' && a.id === b.id) points += 2;
  if (a.text === b.text) points += 3;
  else if (a.text.slice(0, 24) === b.text.slice(0, 24) || a.text.slice(-24) === b.text.slice(-24)) points += 2;
  return points;
}
