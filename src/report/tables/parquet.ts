import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import type { Table, TableColumn, Value } from './tables.js';

/** A table as Parquet: days, times, numbers and lists are what they are, not text. */
export function writeParquet({ title, columns, rows }: Table, version: string): Uint8Array {
  const schema: SchemaElement[] = [{ name: 'schema', num_children: columns.length }];
  const columnData = columns.map((column, index) => {
    schema.push(...schemaOf(column));
    return { name: column.name, data: rows.map((row) => storedValue(row[index] ?? null, column)) };
  });
  const meanings = Object.fromEntries(columns.map(({ name, meaning }) => [name, meaning]));
  const bytes = parquetWriteBuffer({
    columnData,
    schema,
    createdBy: `planwatch version ${version}`,
    kvMetadata: [
      { key: 'title', value: title },
      { key: 'columns', value: JSON.stringify(meanings) },
    ],
  });
  return new Uint8Array(bytes);
}

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

function schemaOf({ name, type }: TableColumn): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'day':
      return [{ ...optional, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } }];
    case 'moment': {
      const logical = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const;
      return [{ ...optional, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: logical }];
    }
    case 'whole':
      return [{ ...optional, type: 'INT32' }];
    case 'number':
      return [{ ...optional, type: 'DOUBLE' }];
    case 'flag':
      return [{ ...optional, type: 'BOOLEAN' }];
    case 'list':
      return [
        { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'REQUIRED', ...text },
      ];
    default:
      return [{ ...optional, ...text }];
  }
}

function storedValue(value: Value, { type }: TableColumn): unknown {
  if ((type !== 'day' && type !== 'moment') || typeof value !== 'string') return value;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time;
}
