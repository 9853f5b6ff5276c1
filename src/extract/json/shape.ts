import type { JsonArray, JsonNode, JsonScalar } from './nodes.js';

/** One value of a record, under the keys that lead to it. */
export interface Field {
  readonly path: string;
  readonly keys: readonly JsonScalar[];
  readonly lines: readonly (readonly JsonScalar[])[];
}

/** An array of objects. */
export function isRecords(node: JsonNode): node is JsonArray {
  return node.kind === 'array' && node.items.length > 0 && node.items.every(({ kind }) => kind === 'object');
}

/** What a group says of itself beside what it holds: a number, a title, a note. */
const mostOfGroup = 3;

/** Whether an object is a heading over records, and no record with a list: they have more fields than it has. */
export function isGroup(node: JsonNode): boolean {
  if (node.kind !== 'object') return false;
  const held = node.members.flatMap(({ value }) => (isRecords(value) ? [value] : []));
  const own = node.members.filter(({ value }) => value.kind === 'string' || value.kind === 'literal').length;
  const widths = held.flatMap(({ items }) => items.map((item) => (item.kind === 'object' ? item.members.length : 0)));
  return held.length > 0 && own <= mostOfGroup && Math.max(...widths.slice(0, 1000)) > own;
}

/** Objects inside a record are looked into so far; what lies deeper is one value. */
const deepest = 3;

/** The fields of a record, in order. An object inside it gives one for each of its own: `owner`, `name`. */
export function fieldsOf(record: JsonNode, textOf: (key: JsonScalar) => string): readonly Field[] {
  const fields: Field[] = [];
  const walk = (node: JsonNode, path: string, keys: readonly JsonScalar[]): void => {
    if (node.kind !== 'object' || keys.length >= deepest) {
      const lines = linesOf(node);
      if (path !== '') fields.push({ path, keys, lines });
      return;
    }
    const members = new Map(node.members.map((member) => [textOf(member.key), member]));
    for (const [name, { key, value }] of members) walk(value, `${path}/${name}`, [...keys, key]);
  };
  walk(record, '', []);
  return fields;
}

/** A list has a line for each item, an object in it one for all that it says. */
function linesOf(node: JsonNode): readonly (readonly JsonScalar[])[] {
  return node.kind === 'array' ? node.items.map(scalarsOf) : [scalarsOf(node)];
}

/** All values below a node, in order; nesting costs no call stack. */
function scalarsOf(node: JsonNode): readonly JsonScalar[] {
  const found: JsonScalar[] = [];
  const open: JsonNode[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    const inside =
      next.kind === 'array' ? next.items : next.kind === 'object' ? next.members.map(({ value }) => value) : null;
    if (inside === null) found.push(next as JsonScalar);
    else for (let i = inside.length - 1; i >= 0; i--) open.push(inside[i] as JsonNode);
  }
  return found;
}
