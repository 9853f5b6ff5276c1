import type { Column } from './column.js';
import { profileOf, type Profile } from './column-profiles.js';
import { monthOf } from './headers.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';
import { ageOf, seriesOf } from './recency.js';

/**
 * Two columns of one field: of statuses the latest is the row's, by its header's date, by words
 * such as “current” and “previous”, or by order, and so of notes with dates; of texts the first that is long enough. The other keeps its
 * words under its own title.
 */
export function resolveTwins(
  columns: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
): readonly Column[] {
  const found = [...columns];
  for (const field of new Set(columns.map((column) => column.field))) {
    if (field === 'other') continue;
    const twins = found.flatMap((column, c) => (column.field === field ? [c] : []));
    if (twins.length < 2) continue;
    const asked = field === 'action' ? askedOf(twins, found, profiles, words) : undefined;
    const keep = asked === undefined ? keepOf(field, twins, found, profiles, words) : twins[twins.indexOf(asked) + 1];
    for (const c of twins) {
      const column = found[c];
      if (!column || c === keep) continue;
      found[c] =
        c === asked
          ? {
              ...column,
              field: 'recommendation',
              reason: `${column.reason}; “${found[keep ?? c]?.title ?? ''}” is done for it`,
            }
          : setAside(column, columns, field, words);
    }
  }
  return found;
}

/** `Requirement | Action planned`: what is asked, right before the column of what is done for it. */
function askedOf(
  twins: readonly number[],
  columns: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
): number | undefined {
  if (columns.some(({ field }) => field === 'recommendation')) return undefined;
  const bare = (c: number): string =>
    columns[c]?.title
      ?.toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim() ?? '';
  const asks = (c: number): boolean => words.lexicon.asks.includes(bare(c));
  return twins.find((c, i) => {
    const next = twins[i + 1];
    return (
      asks(c) &&
      next !== undefined &&
      !asks(next) &&
      profileOf(profiles, next).words >= 3 &&
      profileOf(profiles, next).words >= profileOf(profiles, c).words / 4
    );
  });
}

function keepOf(
  field: Field,
  twins: readonly number[],
  columns: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
): number | undefined {
  const titles = twins.map((c) => columns[c]?.title ?? '');
  const isDated = titles.every((title) => monthOf(title) > 0) || seriesOf(titles) !== null;
  if (field === 'status' || field === 'due' || (field === 'progress' && isDated))
    return latest(twins, columns, profiles, words);
  if (field !== 'id') return fullest(twins, columns, profiles, words);
  // The row's own number is another in every row, even where some rows have none.
  const own = (c: number): number => {
    const { distinct, filled, rows } = profileOf(profiles, c);
    return filled < rows / 2 ? 0 : distinct;
  };
  // `Id | Ref`: a database counts its rows, and the publisher numbers them.
  const isOwn = (c: number): boolean => {
    const { ids, shaped, numbers } = profileOf(profiles, c);
    return Math.max(ids, shaped) >= 0.8 && numbers < 0.5;
  };
  const counted = (c: number): number =>
    Number(/^[_\W]?id$/iu.test(columns[c]?.title ?? '') && !isOwn(c) && twins.some(isOwn));
  return [...twins].sort(
    (a, b) =>
      own(b) - own(a) || counted(a) - counted(b) || (columns[b]?.score ?? 0) - (columns[a]?.score ?? 0) || a - b,
  )[0];
}

/** The other column of a field keeps its own name; a second number may be that of the recommendation. */
function setAside(column: Column, columns: readonly Column[], field: Field, words: Words): Column {
  const reason = `${column.reason}; another column is the row's ${field}`;
  const has = (each: Field): boolean => columns.some((other) => other.field === each);
  const noun = column.title?.toLowerCase().split(/[^\p{L}]+/u)[0] ?? '';
  const isOfGroup =
    field === 'id' && has('recommendation') && has('action') && words.headers.get(noun) === 'recommendation';
  return { ...column, field: 'other', reason, ...(isOfGroup ? { numbers: 'recommendation' as const } : {}) };
}

/** The first that tells the row in words; a title beside a text of several times its length does not. */
function fullest(
  twins: readonly number[],
  columns: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
): number | undefined {
  const most = Math.max(...twins.map((c) => profileOf(profiles, c).words));
  const isVague = (c: number): boolean => words.lexicon.vagueHeaders.includes(columns[c]?.title?.toLowerCase() ?? '');
  return (
    twins.find((c) => profileOf(profiles, c).words >= Math.max(4, most / 3) && !isVague(c)) ??
    twins.find((c) => profileOf(profiles, c).words === most)
  );
}

function latest(
  twins: readonly number[],
  columns: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
): number | undefined {
  const title = (c: number): string => columns[c]?.title ?? '';
  const holds = (c: number): number =>
    columns[c]?.field === 'status' && profileOf(profiles, c).statuses + profileOf(profiles, c).signs >= 0.5 ? 1 : 0;
  const titles = twins.map(title);
  const series = seriesOf(titles);
  const age = (c: number): number => ageOf(title(c), twins.filter((other) => other !== c).map(title), words);
  const named = (c: number): number => Number(columns[c]?.field === 'status' && /\bstatus\b/iu.test(title(c)));
  // A status without a date is today's, unless its name says that it is an earlier one.
  const when = (c: number): number =>
    monthOf(title(c)) || (series?.[twins.indexOf(c)] ?? (age(c) < 0 ? 0 : Number.MAX_SAFE_INTEGER));
  return [...twins].sort(
    (a, b) =>
      holds(b) - holds(a) ||
      when(b) - when(a) ||
      age(b) - age(a) ||
      named(b) - named(a) ||
      (columns[b]?.score ?? 0) - (columns[a]?.score ?? 0) ||
      a - b,
  )[0];
}
