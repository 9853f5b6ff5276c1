import type { JsonArray, JsonNode, JsonObject, JsonScalar } from './nodes.js';

export type TextOf = (scalar: JsonScalar) => string;

/** One value of a record, under the keys that lead to it. */
export interface Field {
  readonly path: string;
  readonly keys: readonly JsonScalar[];
  readonly lines: Lines;
}

/** What a cell says, line by line. */
export type Lines = readonly (readonly JsonScalar[])[];

export const isScalar = (node: JsonNode): node is JsonScalar => node.kind === 'string' || node.kind === 'literal';

/** The members of an object by their keys; of a key given twice the last counts, as it does for `JSON.parse`. */
export function membersOf(node: JsonObject, textOf: TextOf): ReadonlyMap<string, JsonObject['members'][number]> {
  return new Map(node.members.map((member) => [textOf(member.key), member]));
}

/** `_id`, `@odata.id`, `:id`, `__metadata`: for programs, and no words of the publisher. */
export function isInternal(key: string): boolean {
  return /^[_@$:]/u.test(key);
}

/** An array of objects. */
export function isRecords(node: JsonNode): node is JsonArray {
  return node.kind === 'array' && node.items.length > 0 && node.items.every(({ kind }) => kind === 'object');
}

/** An array of rows: arrays that hold values only. */
export function isRows(node: JsonNode): node is JsonArray {
  return (
    node.kind === 'array' &&
    node.items.length > 1 &&
    node.items.every((row) => row.kind === 'array' && row.items.length > 1 && row.items.some(isScalar)) &&
    node.items.some((row) => row.kind === 'array' && row.items.some(({ kind }) => kind === 'string'))
  );
}

/** Arrays of values, one for each column and all as long: `{ "Ref": ["1.1", "1.2"], "Status": ["Open", "Closed"] }`. */
export function isColumnar(node: JsonNode): boolean {
  if (node.kind !== 'object' || node.members.length < 2) return false;
  const lengths = new Set(
    node.members.map(({ value }) => (value.kind === 'array' && value.items.every(isScalar) ? value.items.length : 0)),
  );
  return lengths.size === 1 && !lengths.has(0) && !lengths.has(1);
}

/** Records by their keys: `{ "1.1": { "action": … , "status": … }, "1.2": { … } }`. */
export function isKeyed(node: JsonNode, textOf: TextOf): boolean {
  if (node.kind !== 'object' || node.members.length < 2) return false;
  const shapes = node.members.map(({ value }) =>
    value.kind === 'object' && value.members.length > 1 && value.members.every((member) => isScalar(member.value))
      ? value.members.map(({ key }) => textOf(key))
      : [],
  );
  const known = new Set(shapes[0]);
  return shapes.every((keys) => keys.filter((key) => known.has(key)).length * 2 > Math.max(keys.length, 2));
}

/** Whether rows are anywhere below, as far as groups are looked into. */
export function holdsRows(node: JsonNode, textOf: TextOf, depth = mostLevels): boolean {
  if (isScalar(node)) return false;
  if (node.kind === 'array') return isRecords(node) || isRows(node);
  if (isColumnar(node) || isKeyed(node, textOf)) return true;
  return depth > 0 && node.members.some(({ value }) => holdsRows(value, textOf, depth - 1));
}

/** Groups inside groups are looked into so far. */
export const mostLevels = 6;

/** What a group says of itself beside what it holds: a number, a title, a note. */
const mostOfGroup = 3;

/** Whether an object is a heading over records, and no record with a list: they have more fields than it has. */
export function isGroup(node: JsonNode): boolean {
  if (node.kind !== 'object') return false;
  const held = node.members.flatMap(({ value }) => (isRecords(value) ? [value] : []));
  const own = node.members.filter(({ value }) => isScalar(value)).length;
  const widths = held.flatMap(({ items }) => items.map((item) => (item.kind === 'object' ? item.members.length : 0)));
  return held.length > 0 && own <= mostOfGroup && Math.max(...widths.slice(0, 1000)) > own;
}

const wrapperKey = /^(?:attributes|properties|fields|record)$/iu;
const envelopeKey =
  /^(?:type|id|geometry|bbox|centroid|links|relationships|meta|createdTime|self|href|uri|recordid|datasetid|record_timestamp)$/iu;

/** What a record is in where it is wrapped for transport: `{ "type": "Feature", "geometry": …, "properties": { … } }`. */
export function unwrap(record: JsonNode, textOf: TextOf): JsonNode {
  if (record.kind !== 'object') return record;
  const inner = record.members.filter(({ key, value }) => value.kind === 'object' && wrapperKey.test(textOf(key)));
  const others = record.members.filter((member) => member !== inner[0]);
  const isWrapped = inner.length === 1 && others.every(({ key }) => isEnvelope(textOf(key)));
  return isWrapped ? (inner[0]?.value ?? record) : record;
}

const isEnvelope = (key: string): boolean => envelopeKey.test(key) || isInternal(key);

/** Objects inside a record are looked into so far; what lies deeper is one value. */
const deepest = 3;
/** `acf.status` and `title.rendered`: keys that say how a value is kept, and not what it is. */
const keepingKey = /^(?:acf|rendered|value|processed|fields|attributes|properties)$/iu;

/** The fields of a record, in order. An object inside it gives one for each of its own: `owner`, `name`. */
export function fieldsOf(record: JsonNode, textOf: TextOf): readonly Field[] {
  const fields: Field[] = [];
  const walk = (node: JsonNode, path: string, keys: readonly JsonScalar[]): void => {
    if (node.kind !== 'object' || keys.length >= deepest) {
      if (path !== '') fields.push({ path, keys: namesOf(keys, textOf), lines: linesOf(node) });
      return;
    }
    const members = membersOf(node, textOf);
    if (members.has('coordinates')) return;
    for (const [name, { key, value }] of members) if (!isInternal(name)) walk(value, `${path}/${name}`, [...keys, key]);
  };
  walk(unwrap(record, textOf), '', []);
  return fields;
}

function namesOf(keys: readonly JsonScalar[], textOf: TextOf): readonly JsonScalar[] {
  const named = keys.filter((key) => !keepingKey.test(textOf(key)));
  return named.length === 0 ? keys.slice(-1) : named;
}

/** A list has a line for each item, an object in it one for all that it says. */
export function linesOf(node: JsonNode): Lines {
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
