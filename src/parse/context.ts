import { isBelow } from './fields/ids.js';
import type { Mark } from './layout.js';

/** What the headings above a row say of it. */
export interface RowContext {
  readonly theme: Extract<Mark, { kind: 'theme' }> | null;
  readonly status: Extract<Mark, { kind: 'status' }> | null;
  readonly group: Extract<Mark, { kind: 'group' }> | null;
}

/**
 * The headings that a row stands under. A numbered theme (`Theme 6: …`) holds until the next
 * one; a plain heading is a theme only where the page has no numbered ones; a status heading
 * holds until the next heading of its kind or of a theme; a group only for ids below it.
 */
export function contextAt(marks: readonly Mark[], at: number, id: string | null): RowContext {
  const above = marks.filter((mark) => mark.at < at);
  const themes = above.flatMap((mark) => (mark.kind === 'theme' ? [mark] : []));
  const numbered = themes.filter((mark) => mark.id !== null);
  const pool = numbered.length > 0 ? numbered : themes;
  const theme = nearest(pool);
  const group = [...above].reverse().find((mark) => mark.kind === 'group' && (id === null || isBelow(mark.id, id))) ?? null;
  const status = [...above].reverse().find((mark) => mark.kind === 'status') ?? null;
  const themeAfterStatus = status !== null && themes.some((mark) => mark.at > status.at && (mark.id !== null || mark.level <= 3));
  return {
    theme,
    status: status?.kind === 'status' && !themeAfterStatus ? status : null,
    group: group?.kind === 'group' ? group : null,
  };
}

function nearest<T extends { readonly at: number; readonly level: number }>(themes: readonly T[]): T | null {
  return themes.at(-1) ?? null;
}
