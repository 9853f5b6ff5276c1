import type { Series, SeriesItem } from '../../model/document.js';
import type { OutlineNode } from './outline.js';
import { partsOf, slotName } from './series-parts.js';

/** More series are not looked for. */
const mostSeries = 200;

interface Visit {
  readonly node: OutlineNode;
  readonly key: number;
}

/**
 * The series of a page: elements side by side that have the same tag and class, as the cards
 * of a list have; and what stands between headings of one level. Elements with the same way
 * down to them make one series, wherever on the page they stand.
 */
export function findSeries(root: OutlineNode, text: string): readonly Series[] {
  const keys = new Map<string, number>();
  const keyOf = (parent: number, name: string): number => {
    const path = `${parent}>${name}`;
    const known = keys.get(path) ?? keys.size + 1;
    keys.set(path, known);
    return known;
  };
  const members = new Map<number, OutlineNode[]>();
  const stack: Visit[] = [{ node: root, key: 0 }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node, key } = visit;
    for (const [name, own] of [...alike(node.kids), ...sections(node.kids)]) {
      const id = keyOf(key, name);
      const known = members.get(id);
      if (known) for (const each of own) known.push(each);
      else members.set(id, [...own]);
    }
    for (let i = node.kids.length - 1; i >= 0; i--) {
      const kid = node.kids[i];
      if (kid && kid.closed === null && kid.kids.length > 0) stack.push({ node: kid, key: keyOf(key, slotName(kid)) });
    }
  }
  const series: Series[] = [];
  for (const nodes of members.values()) {
    if (nodes.length < 2 || series.length >= mostSeries) continue;
    const items = itemsOf(nodes, text);
    if (items) series.push({ items });
  }
  return series;
}

/** Null where most of them have but one part, or any has too many: no cards. */
function itemsOf(nodes: readonly OutlineNode[], text: string): readonly SeriesItem[] | null {
  const items: SeriesItem[] = [];
  let several = 0;
  for (const node of nodes) {
    const parts = partsOf(node, text);
    const [first] = parts ?? [];
    const last = parts?.at(-1);
    if (!parts || !first || !last) continue;
    if (parts.length > 1) several++;
    items.push({ start: first.start, end: last.end, parts });
  }
  if (items.length < 2 || several * 2 < nodes.length || items.length * 10 < nodes.length * 8) return null;
  return items.sort((a, b) => a.start - b.start);
}

/** Elements of one tag that share the class which most of them have, or that have none. */
function alike(kids: readonly OutlineNode[]): readonly (readonly [string, readonly OutlineNode[]])[] {
  const byTag = new Map<string, OutlineNode[]>();
  for (const kid of kids) {
    if (!kid.isBlock || kid.closed !== null) continue;
    const own = byTag.get(kid.name);
    if (own) own.push(kid);
    else byTag.set(kid.name, [kid]);
  }
  const found: [string, readonly OutlineNode[]][] = [];
  for (const [name, own] of byTag) {
    const counts = new Map<string, number>();
    for (const kid of own) for (const each of kid.classes) counts.set(each, (counts.get(each) ?? 0) + 1);
    const [common] = [...counts].sort((a, b) => b[1] - a[1]);
    if (common) found.push([`${name}.${common[0]}`, own.filter((kid) => kid.classes.includes(common[0]))]);
    else found.push([name, own]);
  }
  return found;
}

/** From each heading of a level to the next of it or of one above; from each term of a list to the next. */
function sections(kids: readonly OutlineNode[]): readonly (readonly [string, readonly OutlineNode[]])[] {
  const found: [string, readonly OutlineNode[]][] = [];
  const levels = new Set(kids.map((kid) => (kid.name === 'dt' ? 9 : kid.level)).filter((level) => level > 0));
  for (const level of levels) {
    const own: OutlineNode[] = [];
    let open: OutlineNode | null = null;
    for (const kid of kids) {
      const at = kid.name === 'dt' ? 9 : kid.level;
      if (at === level) {
        open = { ...kid, name: '#section', level: 0, classes: [], isBlock: true, holdsBlocks: true, kids: [kid] };
        own.push(open);
      } else if (at > 0 && at < level) open = null;
      else if (open) {
        open.kids.push(kid);
        open.end = kid.end;
      }
    }
    if (own.length > 1) found.push([`#${level}`, own]);
  }
  return found;
}
