import { createCatalogue } from './catalogue.js';
import { exportWarc, packWacz, type ExportRequest } from './export.js';

/** Gives what is kept of some pages as one file of its own: a WARC, or a WACZ package around one. */
export function createExporter(folder: string): (form: 'warc' | 'wacz', request: ExportRequest) => Promise<Uint8Array> {
  const catalogue = createCatalogue(folder);
  return async (form, request) => {
    const warc = await exportWarc(folder, catalogue, request);
    return form === 'warc' ? warc.bytes : packWacz(warc, request);
  };
}
