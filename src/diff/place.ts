import { foldCase } from '../core/text.js';
import { wordingKey } from '../core/words.js';
import type { ChangeOf } from '../model/changes.js';
import type { Action } from '../model/edition.js';
import type { Pair } from './pair.js';
import type { Retitled } from './retitled.js';
import { themeName } from './theme-name.js';

/** The change of published id. Case, spaces and dashes do not make another id. */
export function compareIds({ before, after }: Pair): ChangeOf<'renumbered'> | null {
  const [from, to] = [before.id, after.id];
  if (from === to || comparableId(from) === comparableId(to)) return null;
  return { kind: 'renumbered', before: before.key, after: after.key, from, to };
}

function comparableId(id: string | null): string | null {
  if (id === null) return null;
  const folded = foldCase(id).replace(/[.:)]+$/u, '');
  return folded.replace(/[\s_-]+/gu, '-').replace(/^-|(?<!\d)-|-(?!\d)/gu, '');
}

/** The change of theme, told by its title; a theme that was merely retitled moves nobody. */
export function compareThemes({ before, after }: Pair, retitled: Retitled): ChangeOf<'moved'> | null {
  const [from, to] = [themeName(before), themeName(after)];
  if (from === null || to === null || from === to) return null;
  const [fromKey, toKey] = [wordingKey(from), wordingKey(to)];
  if (fromKey === toKey || retitled.isRetitling(fromKey, toKey)) return null;
  return { kind: 'moved', before: before.key, after: after.key, from, to };
}

/** The change of the recommendation an action stands under, told by its title, else its words. */
export function compareRecommendations({ before, after }: Pair): ChangeOf<'recommendation'> | null {
  const [earlier, later] = [namesOf(before), namesOf(after)];
  // Two wordings without titles are compared word by word, as a rewording.
  if (earlier.title === null && later.title === null && earlier.text !== null && later.text !== null) return null;
  const from = earlier.title ?? earlier.text;
  const to = later.title ?? later.text;
  if (from === to || (from !== null && to !== null && wordingKey(from) === wordingKey(to))) return null;
  return { kind: 'recommendation', before: before.key, after: after.key, from, to };
}

function namesOf({ recommendation }: Action): { title: string | null; text: string | null } {
  return { title: recommendation?.title ?? null, text: recommendation?.text ?? null };
}

/** The change of what the row declares to be linked with, as a set. */
export function compareLinks({ before, after }: Pair): ChangeOf<'links'> | null {
  if (before.links.length === 0 && after.links.length === 0) return null;
  const [from, to] = [before.links, after.links].map((links) =>
    [...new Set(links.map(comparableId))].sort().join('\n'),
  );
  if (from === to) return null;
  return { kind: 'links', before: before.key, after: after.key, from: before.links, to: after.links };
}

/** The change of what the publisher answered to a recommendation. Other words for the same answer are no change. */
export function compareResponses({ before, after }: Pair): ChangeOf<'response'> | null {
  const [from, to] = [before.response, after.response];
  if (from === null && to === null) return null;
  if (from !== null && to !== null && from.value === to.value) {
    if (from.value !== 'unknown' || wordingKey(from.published) === wordingKey(to.published)) return null;
  }
  return { kind: 'response', before: before.key, after: after.key, from, to };
}
