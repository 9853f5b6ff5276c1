import { wordingKey } from '../core/words.js';
import type { ChangeOf } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import type { Pair } from './pair.js';
import { themeName } from './theme-name.js';

/** Which themes were merely given another title. */
export interface Retitled {
  isRetitling(fromKey: string, toKey: string): boolean;
  readonly changes: readonly ChangeOf<'publication'>[];
}

interface Flow {
  readonly from: string;
  readonly to: string;
  count: number;
}

/**
 * Finds the themes that were retitled: the old title is gone, the new one was not there before,
 * and most of the actions of each are the other's.
 */
export function findRetitled(before: Edition, after: Edition, pairs: readonly Pair[]): Retitled {
  const keyOf = titleReader();
  const oldTitles = titlesOf(before, keyOf);
  const newTitles = titlesOf(after, keyOf);
  if (![...oldTitles.keys()].some((title) => !newTitles.has(title))) return { isRetitling: () => false, changes: [] };
  const flows: Flow[] = [];
  const bySource = new Map<string, Map<string, Flow>>();
  const leaving = new Map<string, number>();
  const arriving = new Map<string, number>();
  for (const pair of pairs) {
    const [from, to] = [keyOf(pair.before), keyOf(pair.after)];
    if (from === null || to === null) continue;
    leaving.set(from, (leaving.get(from) ?? 0) + 1);
    arriving.set(to, (arriving.get(to) ?? 0) + 1);
    let targets = bySource.get(from);
    if (targets === undefined) bySource.set(from, (targets = new Map<string, Flow>()));
    let flow = targets.get(to);
    if (flow === undefined) {
      flow = { from, to, count: 0 };
      flows.push(flow);
      targets.set(to, flow);
    }
    flow.count++;
  }
  const retitled = flows.filter(({ from, to, count }) => {
    if (from === to || newTitles.has(from) || oldTitles.has(to)) return false;
    return 2 * count > (leaving.get(from) ?? 0) && 2 * count > (arriving.get(to) ?? 0);
  });
  const known = new Set(retitled.map(({ from, to }) => `${from}\n${to}`));
  const newNames = new Map(retitled.map(({ from, to }) => [from, to]));
  const strays = new Map<string, Set<string>>();
  for (const pair of newNames.size === 0 ? [] : pairs) {
    const from = keyOf(pair.before) ?? '';
    const to = newNames.get(from);
    if (to === undefined || keyOf(pair.after) === to) continue;
    strays.set(from, (strays.get(from) ?? new Set()).add(pair.after.key));
  }
  return {
    isRetitling: (fromKey, toKey) => known.has(`${fromKey}\n${toKey}`),
    changes: retitled.map(({ from, to, count }) => ({
      kind: 'publication',
      what: 'theme-retitled',
      field: 'theme',
      from: oldTitles.get(from) ?? from,
      to: newTitles.get(to) ?? to,
      count,
      exceptions: [...(strays.get(from) ?? [])],
    })),
  };
}

type KeyOf = (action: Action) => string | null;

/** Comparable titles; each printed title is folded once. */
function titleReader(): KeyOf {
  const keys = new Map<string, string>();
  let [latest, latestKey] = ['', ''];
  return (action) => {
    const name = themeName(action);
    if (name === null) return null;
    // Rows of one theme stand together.
    if (name === latest) return latestKey;
    const key = keys.get(name) ?? wordingKey(name);
    keys.set(name, key);
    [latest, latestKey] = [name, key];
    return key;
  };
}

/** Comparable title → title as printed. */
function titlesOf({ actions }: Edition, keyOf: KeyOf): Map<string, string> {
  const titles = new Map<string, string>();
  for (const action of actions) {
    const key = keyOf(action);
    if (key !== null && !titles.has(key)) titles.set(key, themeName(action) ?? key);
  }
  return titles;
}
