import type { Action } from '../model/edition.js';

/** A theme's title, or its number where it has no title. */
export function themeName({ theme }: Action): string | null {
  if (theme === null) return null;
  return theme.title ?? (theme.id === null ? null : `theme ${theme.id}`);
}
