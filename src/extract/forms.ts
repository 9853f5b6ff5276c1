import { Registry } from '../core/registry.js';
import { csv } from './csv/index.js';
import type { ByteExtractor, Extractor } from './extractor.js';
import { html, readMarkup } from './html/index.js';
import { jsonExtractor } from './json/index.js';
import { docxExtractor } from './office/docx.js';
import { odtExtractor } from './office/odt.js';
import { sheetExtractor } from './office/sheet.js';
import { pdf } from './pdf/index.js';
import { text } from './text/index.js';

/** The forms that can be read. A new one is a line here. Of two that fit alike the first is taken. */
export const extractors = new Registry<Extractor>('input format', [html, csv, jsonExtractor(readMarkup), text]);

/** The forms that are no text, known by their first bytes. */
export const byteExtractors = new Registry<ByteExtractor>('input format', [
  pdf,
  docxExtractor(readMarkup),
  odtExtractor(readMarkup),
  sheetExtractor('xlsx'),
  sheetExtractor('ods'),
]);

/** Formats that are known and cannot be read yet: `--from` may name them and is told so. */
export const unsupportedForms: ReadonlySet<string> = new Set<string>();
