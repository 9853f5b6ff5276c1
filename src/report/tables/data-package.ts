import { writeCsv } from '../csv.js';
import { webLink } from '../story/source.js';
import type { Table, TableColumn, TableRecords, Value } from './tables.js';

/** A file of a package, before it is written anywhere. */
export interface TableFile {
  /** Under the folder of the package, with `/`. */
  readonly path: string;
  readonly content: string;
}

/**
 * Tables as a data package (Frictionless Data, 2.0; readers of 1.0 find what they need): a CSV
 * file each, and `datapackage.json`, which says what every column is, where it all comes from
 * and under which licence.
 */
export function dataPackage(tables: readonly Table[], records: TableRecords): readonly TableFile[] {
  const files = tables.map((table) => ({ path: `data/${table.name}.csv`, content: asCsv(table) }));
  const { plan, editions, version } = records;
  const about = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'tabular-data-package',
    name: plan.id,
    title: plan.title,
    description: `The editions of a published plan, row by row, and what changed between them; read by planwatch ${version}. Not a publication of the body that published the plan. ${guarded}`,
    keywords: ['action plan', 'progress', plan.id],
    ...licencesOf(records),
    sources: editions.map(({ edition, captures }) => ({
      title: [edition.publisher, edition.title ?? edition.id, edition.published, edition.attribution]
        .filter((part) => part !== null)
        .join(', '),
      ...pathOf(captures[0]?.url ?? null),
    })),
    resources: tables.map((table, index) => describe(table, files[index]?.content ?? '')),
  };
  return [{ path: 'datapackage.json', content: `${JSON.stringify(about, null, 2)}\n` }, ...files];
}

const guarded =
  'A text that a spreadsheet would take for a formula has an apostrophe before it, which is not part of the text.';

function asCsv({ columns, rows }: Table): string {
  return writeCsv<readonly Value[]>(
    columns.map((column, index) => ({ ...column, read: (row) => row[index] })),
    rows,
  );
}

function licencesOf({ editions }: TableRecords): object {
  const names = [...new Set(editions.flatMap(({ edition }) => edition.licence ?? []))];
  if (names.length === 0) return {};
  return {
    licenses: names.map((name) => ({ name: name.replace(/[^A-Za-z0-9._-]+/gu, '-'), title: name })),
  };
}

function pathOf(address: string | null): object {
  const path = address === null ? null : webLink(address);
  return path === null ? {} : { path };
}

function describe({ name, title, key, columns }: Table, content: string): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    profile: 'tabular-data-resource',
    type: 'table',
    name,
    title,
    path: `data/${name}.csv`,
    scheme: 'file',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: new TextEncoder().encode(content).byteLength,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columns.map((column) => describeField(column, key.includes(column.name))),
      missingValues: [''],
      ...(key.length === 0 ? {} : { primaryKey: key }),
    },
  };
}

function describeField({ name, type, meaning, values, derived }: TableColumn, isKey: boolean): object {
  const constraints = {
    ...(isKey ? { required: true } : {}),
    ...(typeof type === 'object' ? { enum: type } : {}),
  };
  return {
    name,
    ...fieldType(type),
    description: `${meaning}. Values: ${values}. Derived: ${derived}.`,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** A list stays text: no type of a schema knows how its bars are written. */
function fieldType(type: TableColumn['type']): object {
  switch (type) {
    case 'day':
      return { type: 'date', format: 'default' };
    case 'moment':
      return { type: 'datetime', format: 'default' };
    case 'whole':
      return { type: 'integer' };
    case 'number':
      return { type: 'number' };
    case 'flag':
      return { type: 'boolean', trueValues: ['yes'], falseValues: ['no'] };
    default:
      return { type: 'string' };
  }
}
