/** An edition's records as pages, by its layout. */
import type { Page } from './blocks.js';
import { labelledPages } from './layout-labelled.js';
import { linkedPages } from './layout-linked.js';
import { tablePages } from './layout-tables.js';
import type { EditionRecords } from './records.js';

export function pagesOf(records: EditionRecords): Page[] {
  switch (records.layout) {
    case 'tables':
      return tablePages(records);
    case 'labelled':
      return labelledPages(records);
    case 'linked':
      return linkedPages(records);
  }
}
