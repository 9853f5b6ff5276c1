import type { JsonArray, JsonNode, JsonObject, JsonScalar } from './nodes.js';
import { isInternal, isRecords, type TextOf } from './shape.js';

/** One column as a data portal describes it beside its records. */
export interface Column {
  /** What a reader calls it: its alias or label, else its name. */
  readonly label: JsonScalar;
  /** Every name that records may have it under. */
  readonly names: readonly string[];
  /** For programs: a number of the database, a mark of the row. */
  readonly isInternal: boolean;
}

/** The columns that one array describes, in order. */
export interface Schema {
  readonly node: JsonArray;
  readonly columns: readonly Column[];
}

const listKey = /^(?:fields|columns|headers?|schema|attributes|column_?names)$/iu;
const nameKeys = ['fieldName', 'field', 'key', 'accessor', 'name', 'id', 'data'];
const labelKeys = ['alias', 'label', 'displayName', 'display_name', 'caption', 'header', 'headerName', 'title'];

/**
 * Every description of columns in the document, and those of them that describe something in it:
 * `"fields": [{ "id": "ref", "type": "text" }]`, `"columns": ["Ref"]`.
 */
export function findSchemas(root: JsonNode, textOf: TextOf): { schemas: readonly Schema[]; used: Set<JsonNode> } {
  const found: Schema[] = [];
  const lists: JsonArray[] = [];
  const open: JsonNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'array') {
      if (lists.length < mostLists) lists.push(node);
      open.push(...node.items.slice(0, mostLooked));
    }
    if (node.kind !== 'object') continue;
    for (const { key, value } of node.members) {
      const schema = value.kind === 'array' && listKey.test(textOf(key)) ? readSchema(value, textOf) : null;
      if (schema && found.length < mostSchemas) found.push(schema);
      open.push(value);
    }
  }
  const used = found.filter((schema) => lists.some((list) => describes(schema, list, textOf)));
  return { schemas: found, used: new Set(used.map(({ node }) => node)) };
}

const mostLooked = 20;
/** One document describes few tables; each list is held against each description. */
const mostSchemas = 20;
const mostLists = 200;

function readSchema(node: JsonArray, textOf: TextOf): Schema | null {
  if (node.items.length < 2) return null;
  const columns = node.items.map((item) => readColumn(item, textOf));
  return columns.every((column) => column !== null) ? { node, columns } : null;
}

function readColumn(item: JsonNode, textOf: TextOf): Column | null {
  if (item.kind === 'string') return { label: item, names: [textOf(item)], isInternal: isInternal(textOf(item)) };
  if (item.kind !== 'object') return null;
  const words = new Map(
    item.members.flatMap(({ key, value }) => (value.kind === 'string' ? [[textOf(key), value] as const] : [])),
  );
  const named = nameKeys.flatMap((key) => words.get(key) ?? []);
  const info = item.members.find(({ key }) => textOf(key) === 'info')?.value;
  const label = labelKeys.map((key) => words.get(key)).find((each) => each) ?? (info && labelOf(info, textOf));
  const shown = label ?? words.get('name') ?? named[0];
  if (!shown || named.length === 0) return null;
  const names = named.map(textOf);
  const kind = textOf(words.get('dataTypeName') ?? words.get('type') ?? shown);
  return {
    label: shown,
    names,
    isInternal: names.some(isInternal) || /^(?:meta_data|esriFieldType(?:OID|GlobalID|Geometry))$/u.test(kind),
  };
}

function labelOf(info: JsonNode, textOf: TextOf): JsonScalar | undefined {
  const found = (info as Partial<JsonObject>).members?.find(({ key }) => /^(?:label|title)$/iu.test(textOf(key)));
  return found?.value.kind === 'string' && textOf(found.value) !== '' ? found.value : undefined;
}

/** Whether it describes the records: rows of its length, or records with a key that it names. */
export function describes(schema: Schema, rows: JsonArray, textOf: TextOf): boolean {
  if (rows === schema.node) return false;
  const [first] = rows.items;
  if (first?.kind === 'array') return rows.items.every((row) => lengthOf(row) === schema.columns.length);
  if (!isRecords(rows) || first?.kind !== 'object') return false;
  const names = new Set(schema.columns.flatMap((column) => column.names));
  const keys = first.members.flatMap(({ key, value }) =>
    value.kind === 'object' ? value.members.map((member) => textOf(member.key)) : [textOf(key)],
  );
  return keys.filter((key) => names.has(key)).length >= 2;
}

const lengthOf = (node: JsonNode): number => (node.kind === 'array' ? node.items.length : 0);
