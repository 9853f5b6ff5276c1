import type { JsonArray, JsonNode, JsonObject, JsonScalar } from './nodes.js';
import { describes, type Schema } from './schema.js';
import {
  fieldsOf,
  isColumnar,
  isInternal,
  isKeyed,
  isRecords,
  isRows,
  linesOf,
  type Field,
  type Lines,
  type TextOf,
} from './shape.js';

/** Records as a table: what its header says, and what each row says under each of its columns. */
export interface Grid {
  readonly header: readonly (readonly JsonScalar[])[];
  readonly rows: readonly (readonly Lines[])[];
}

/**
 * The table that a value is; null where it is none. Four forms are known: an array of objects, an array of rows (whose
 * header is told beside them, or their first), an object of columns, an object of records by their keys.
 */
export function gridOf(node: JsonNode, schemas: readonly Schema[], textOf: TextOf): Grid | null {
  const schema = node.kind === 'array' ? (schemas.find((each) => describes(each, node, textOf)) ?? null) : null;
  if (isRecords(node)) return ofRecords(node, schema, textOf);
  if (isRows(node)) return ofRows(node, schema);
  if (node.kind !== 'object') return null;
  if (isColumnar(node)) return ofColumns(node, textOf);
  return isKeyed(node, textOf) ? ofKeyed(node, textOf) : null;
}

function ofRecords({ items }: JsonArray, schema: Schema | null, textOf: TextOf): Grid {
  const described = new Map(schema?.columns.flatMap((column) => column.names.map((name) => [name, column])));
  const columns = new Map<string, Field>();
  const records = items.map((item) => new Map(fieldsOf(item, textOf).map((field) => [field.path, field])));
  for (const fields of records) for (const [path, field] of fields) if (!columns.has(path)) columns.set(path, field);
  const kept = [...columns].flatMap(([path, { keys }]) => {
    const column = described.get(path.slice(path.lastIndexOf('/') + 1));
    return column?.isInternal ? [] : [{ path, keys: column ? [column.label] : keys }];
  });
  return {
    header: kept.map(({ keys }) => keys),
    rows: records.map((fields) => kept.map(({ path }) => fields.get(path)?.lines ?? [])),
  };
}

function ofRows({ items }: JsonArray, schema: Schema | null): Grid {
  const cells = items.map((row) => (row as JsonArray).items.map(linesOf));
  if (!schema) {
    const width = Math.max(...cells.map((row) => row.length));
    const full = cells.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? []));
    return { header: (full[0] ?? []).map((lines) => lines.flat()), rows: full.slice(1) };
  }
  const shown = schema.columns.flatMap((column, at) => (column.isInternal ? [] : [{ column, at }]));
  return {
    header: shown.map(({ column }) => [column.label]),
    rows: cells.map((row) => shown.map(({ at }) => row[at] ?? [])),
  };
}

function ofColumns({ members }: JsonObject, textOf: TextOf): Grid {
  const shown = members.filter(({ key }) => !isInternal(textOf(key)));
  const columns = shown.map(({ value }) => (value as JsonArray).items.map(linesOf));
  return {
    header: shown.map(({ key }) => [key]),
    rows: (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? [])),
  };
}

/** The key is the first cell: it is the number of the record, or its name. */
function ofKeyed({ members }: JsonObject, textOf: TextOf): Grid {
  const items = members.map(({ value }) => value);
  const { header, rows } = ofRecords({ kind: 'array', items }, null, textOf);
  return {
    header: [[], ...header],
    rows: rows.map((cells, row) => [[[members[row]?.key as JsonScalar]], ...cells]),
  };
}
