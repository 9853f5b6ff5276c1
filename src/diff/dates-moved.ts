import type { Change } from '../model/changes.js';
import { isUnfinished, type Due } from '../model/status.js';
import { daysBetween } from './due.js';
import type { Pair } from './pair.js';
import { fewest, publication, type Statement } from './statement.js';

/** Share of the dates that could have moved from which it was done to all of them. */
const nearlyAll = 0.8;

/** A step that dates were moved by: whole months of the calendar where both bounds agree in that, else days. */
interface Step {
  readonly months: number | null;
  readonly days: number;
}

/**
 * Nearly every date is later (or earlier) by one and the same step: "a year for all". The date of
 * a row that is finished may well stay as it was.
 */
export function datesStatement(pairs: readonly Pair[], changes: readonly Change[]): Statement[] {
  const moved = changes.filter((change) => change.kind === 'due');
  if (moved.length < fewest) return [];
  const [name, count] = commonest(moved.map(({ from, to }) => nameOf(stepOf(from, to))));
  if (name === null || count < fewest) return [];
  const compared = pairs.filter(
    ({ before, after }) => before.due !== null && after.due !== null && mayMove(before.due),
  );
  const stepIn = ({ before, after }: Pair): string | null => nameOf(stepOf(before.due, after.due));
  const left = compared.filter((pair) => stepIn(pair) !== name && (hasMoved(pair) || isOpen(pair)));
  if (count < nearlyAll * (count + left.length)) return [];
  const example = moved.find(({ from, to }) => nameOf(stepOf(from, to)) === name);
  const step = example === undefined ? null : stepOf(example.from, example.to);
  if (step === null) return [];
  return [
    {
      publication: {
        ...publication('dates-moved', 'due', [...new Set(left.map(({ after }) => after.key))]),
        ...(step.months === null ? { days: step.days } : { months: step.months }),
      },
      explains: (change) => change.kind === 'due' && nameOf(stepOf(change.from, change.to)) === name,
    },
  ];
}

function mayMove({ earliest, latest }: Due): boolean {
  return earliest !== null || latest !== null;
}

function hasMoved({ before, after }: Pair): boolean {
  return before.due?.earliest !== after.due?.earliest || before.due?.latest !== after.due?.latest;
}

function isOpen({ before, after }: Pair): boolean {
  return [before, after].every(({ status }) => status === null || isUnfinished(status.value));
}

/** By how much a promise was moved as a whole; null where it was not moved, or became more or less exact. */
function stepOf(from: Due | null, to: Due | null): Step | null {
  if (from === null || to === null) return null;
  const bounds = [
    [from.earliest, to.earliest],
    [from.latest, to.latest],
  ] as const;
  if (bounds.some(([a, b]) => (a === null) !== (b === null))) return null;
  const steps = bounds.flatMap(([a, b]) => (a === null || b === null ? [] : [stepBetween(a, b)]));
  const [first, second = first] = steps;
  if (first === undefined || second === undefined || first.days === 0) return null;
  if (first.months !== null && first.months === second.months) return first;
  return first.days === second.days ? { months: null, days: first.days } : null;
}

function stepBetween(from: string, to: string): Step {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [yearTo = 0, monthTo = 0, dayTo = 0] = to.split('-').map(Number);
  const isSameDay = day === dayTo || (isLastDay(from) && isLastDay(to));
  return { months: isSameDay ? 12 * (yearTo - year) + monthTo - month : null, days: daysBetween(from, to) };
}

function isLastDay(date: string): boolean {
  return new Date(Date.parse(date) + 86_400_000).getUTCDate() === 1;
}

function nameOf(step: Step | null): string | null {
  if (step === null) return null;
  return step.months === null ? `${step.days} days` : `${step.months} months`;
}

function commonest(names: readonly (string | null)[]): [name: string | null, count: number] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0] ?? [null, 0];
}
