/** A plan as tables, in the files that statisticians, spreadsheets and archives of data take. */
import type { Message } from '../../core/message.js';
import { planTables, type TableRecords } from './tables.js';

export const tableFormats = ['datapackage', 'xlsx', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface WrittenTables {
  readonly files: readonly { readonly path: string; readonly content: string | Uint8Array }[];
  readonly messages: readonly Message[];
}

/** The files of a format, with their paths under one folder. */
export async function writeTables(format: TableFormat, records: TableRecords): Promise<WrittenTables> {
  const tables = planTables(records);
  const { id } = records.plan;
  switch (format) {
    case 'datapackage': {
      const { dataPackage } = await import('./data-package.js');
      return { files: dataPackage(tables, records), messages: [] };
    }
    case 'xlsx': {
      const { writeWorkbook } = await import('./workbook.js');
      const { bytes, messages } = writeWorkbook(tables, records);
      return { files: [{ path: `${id}.xlsx`, content: bytes }], messages };
    }
    case 'parquet': {
      const { writeParquet } = await import('./parquet.js');
      const files = tables.map((table) => {
        return { path: `${id}-${table.name}.parquet`, content: writeParquet(table, records.version) };
      });
      return { files, messages: [] };
    }
  }
}
