import { showNumber } from '../days.js';
import type { Entry } from './entries.js';

/** Rows that nobody can tell apart: the same words before and after, and the same said of them. Told once, and counted. */
export function foldAlike(entries: readonly Entry[]): readonly Entry[] {
  const folded = new Map<string, Entry>();
  for (const entry of entries) {
    const name = JSON.stringify([
      ...[entry.before, entry.after].map((rows) => rows.map(({ text }) => text)),
      ...entry.changes.map(({ of, lead, label }) => [of, lead, label]),
    ]);
    const known = folded.get(name);
    folded.set(name, known === undefined ? entry : { ...known, alike: known.alike + entry.alike });
  }
  return [...folded.values()];
}

/** Rows that some entries stand for. */
export function countRows(entries: readonly Entry[]): number {
  return entries.reduce((sum, { alike }) => sum + alike, 0);
}

/** What is said of the others that an entry or a line stands for; null where it stands alone. */
export function othersAlike(alike: number): string | null {
  if (alike < 2) return null;
  return `and ${showNumber(alike - 1)} more with the same words, of which the same is true`;
}
