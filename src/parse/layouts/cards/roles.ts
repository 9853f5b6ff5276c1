import type { Field } from '../../lexicon/lexicon.js';
import type { Column } from './columns.js';

/** What each column of a series of cards is. */
export interface Roles {
  readonly fields: ReadonlyMap<string, Field>;
  /** The column that opens with the id of its card; null for none. */
  readonly id: Column | null;
  readonly text: Column | null;
  readonly status: Column | null;
  readonly reasons: readonly string[];
}

/** A text of a row has more words than a name. */
const fewestWords = 4;

/** Labels say what their columns hold; the others are told by what stands in them. */
export function assignRoles(columns: readonly Column[], cards: number): Roles {
  const fields = new Map<string, Field>();
  const reasons: string[] = [];
  const usual = columns.filter(({ count }) => count * 2 >= cards);
  const free = (each: Column): boolean => !fields.has(each.key);
  const give = (each: Column | undefined, field: Field, reason: string): Column | null => {
    if (!each) return null;
    fields.set(each.key, field);
    reasons.push(`${nameOf(each)} ${reason}`);
    return each;
  };
  const status = findStatus(columns, usual, give);
  const id = findId(usual, fields, give);
  for (const field of named) {
    const own = columns.filter((each) => each.named === field && free(each) && fits(each, field));
    // Of `Significant Recommendation` and `Recommendation` the one with sentences is the text.
    const weight = ({ count, wordCount }: Column): number =>
      field === 'action' || field === 'recommendation' ? count * wordCount : count;
    const [best] = own.sort((a, b) => weight(b) - weight(a));
    give(best, field, `is labelled as ${field}`);
  }
  const holds = (field: Field): boolean => [...fields.values()].includes(field);
  const text = findText(columns, usual, { id, holds, free, give });
  if (!holds('progress'))
    give(
      columns.find(
        (each) =>
          free(each) &&
          each.title === null &&
          each.headings < 0.5 &&
          each.wordCount >= fewestWords &&
          each.length >= 20,
      ),
      'progress',
      'is a further text',
    );
  if (!holds('due'))
    give(
      usual.find(
        (each) =>
          free(each) &&
          each.title !== null &&
          each.named === null &&
          each.dates >= 0.8 &&
          !/issue|publi|updat/iu.test(each.title),
      ),
      'due',
      'holds dates',
    );
  return { fields, id, text, status, reasons };
}

const named: readonly Field[] = [
  'action',
  'recommendation',
  'theme',
  'response',
  'progress',
  'next-steps',
  'owners',
  'due',
  'links',
];

function nameOf({ key, title }: Column): string {
  return title === null ? `what stands in “${key.replace(/^slot >?/u, '')}”` : `“${title}”`;
}

type Give = (each: Column | undefined, field: Field, reason: string) => Column | null;

function findStatus(columns: readonly Column[], usual: readonly Column[], give: Give): Column | null {
  const labelled = columns.filter(({ named: field }) => field === 'status' || field === 'status-or-due');
  const told = labelled.filter(({ statuses }) => statuses >= 0.5).sort((a, b) => b.count - a.count)[0];
  if (told) return give(told, told.named ?? 'status', 'is labelled as a status');
  const held = usual.filter(
    ({ statuses, count, length, wordCount, distinct, named: field }) =>
      statuses >= (count > 3 ? 0.4 : 1) &&
      count >= 2 &&
      length <= 60 &&
      (statuses >= 0.6 || (wordCount <= 5 && distinct <= count * 0.7)) &&
      (field === null || field === 'progress'),
  );
  const best = held.sort((a, b) => b.statuses * b.count - a.statuses * a.count)[0];
  if (best) return give(best, 'status', 'holds status words');
  const [named] = labelled.filter(({ length }) => length <= 80);
  if (named) return give(named, 'status', 'is labelled as a status');
  const marked = usual.find(
    ({ key, count, length, wordCount, distinct, named: field }) =>
      field === null &&
      stateClass.test(key) &&
      count >= 4 &&
      length <= 40 &&
      wordCount <= 5 &&
      distinct > 1 &&
      distinct < count,
  );
  return give(marked, 'status', 'is marked as a state by the page');
}

/** What pages call the place of a status in their own structure. */
const stateClass = /^slot .*(?:status|state|badge|tag|pill|chip|rag)[^>]*$/iu;

function findId(usual: readonly Column[], fields: ReadonlyMap<string, Field>, give: Give): Column | null {
  const single = usual.filter((each) => !fields.has(each.key) && each.several < 0.2);
  const open = single.filter((each) => each.distinct * 10 >= each.count * 9);
  const labelled = open.find(({ named: field, length, ids }) => field === 'id' && length <= 40 && ids >= 0.5);
  if (labelled) return give(labelled, 'id', 'is labelled as an id');
  const whole = open.find(({ wholeIds, named: field }) => wholeIds >= 0.8 && field === null);
  if (whole) return give(whole, 'id', 'holds ids');
  // `R1` and `R2` of one report, `R1` of the next.
  const again = single.find(
    ({ counted, named: field, distinct, count }) => counted >= 0.8 && field === null && distinct * 2 > count,
  );
  if (again) return give(again, 'id', 'holds ids, some of them again');
  return (
    open.find(({ ids, headings, title }) => ids >= 0.8 && headings >= 0.5 && title === null) ??
    open.find(
      ({ ids, named: field }) => ids >= 0.8 && (field === null || field === 'action' || field === 'recommendation'),
    ) ??
    null
  );
}

interface Finding {
  readonly id: Column | null;
  readonly give: Give;
  readonly holds: (field: Field) => boolean;
  readonly free: (each: Column) => boolean;
}

/**
 * The text of a card: what is labelled so, else its title or the text below. A text that says
 * what should be is the row, and the title its name; else the title is the row, and the text
 * says what came of it.
 */
function findText(
  columns: readonly Column[],
  usual: readonly Column[],
  { id, holds, free, give }: Finding,
): Column | null {
  const told = columns.find((each) => !free(each) && each.named === 'action' && each.count * 2 >= usual.length);
  const asked = columns.find((each) => !free(each) && each.named === 'recommendation');
  if (told || asked) {
    const title = usual.find((each) => free(each) && each.title === null && each !== id && each.headings >= 0.5);
    if (!holds('recommendation')) give(title, 'recommendation', 'is the title');
    return told ?? asked ?? null;
  }
  const open = usual.filter((each) => free(each) && each.title === null && each.wordCount >= 2);
  const title =
    open.find(({ headings, wordCount }) => headings >= 0.5 && wordCount >= 3) ??
    open.find((each) => each === id && each.wordCount >= fewestWords);
  const texts = open.filter((each) => each !== title && each !== id && each.wordCount >= 3 && each.length >= 12);
  const [body] = texts;
  if (title && body) {
    const width = title.wordCount - (title === id ? 2 : 0);
    const isName = body.demands >= 0.5 || (holds('progress') && width < 8) || (width <= 5 && body.reports < 0.5);
    if (isName) {
      if (title !== id) give(title, 'recommendation', 'is the title');
      return give(body, 'action', 'says what should be done');
    }
    return give(title, 'action', 'is the title and the text');
  }
  if (title || body) return give(title ?? body, 'action', 'is the text');
  const labelled = usual.find(
    (each) => free(each) && each.title !== null && each.named === null && each.wordCount >= 6,
  );
  return give(labelled, 'action', 'is the first label with sentences');
}

function fits(each: Column, field: Field): boolean {
  if (field === 'owners') return each.length <= 160;
  if (field === 'due') return each.length <= 80;
  if (field === 'response') return each.count > 0;
  if (field === 'theme') return each.distinct < each.count || each.count < 3;
  // `Significant Recommendation: No`: the same few words in every card are no text of a row.
  if (field === 'action' || field === 'recommendation') return each.distinct * 2 > each.count || each.wordCount >= 6;
  return true;
}
