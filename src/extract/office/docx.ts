import { message } from '../../core/message.js';
import type { ByteExtractor, ByteInput, ReadMarkup, Reading } from '../extractor.js';
import { openPackage } from './package.js';
import { nothing, readAsMarkup } from './reading.js';

/**
 * Word documents, by mammoth: merged cells as row and column spans, header rows, lists,
 * footnotes; deletions that are tracked are left out, insertions are kept. Places are
 * `word/document.xml` and the table, row and cell or the paragraph.
 *
 * Messages: those of HTML, `extract/damaged`, `extract/too-large`.
 */
export function docxExtractor(readMarkup: ReadMarkup): ByteExtractor {
  return { id: 'docx', extract: (input) => extract(input, readMarkup) };
}

const part = 'word/document.xml';
const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

async function extract(input: ByteInput, readMarkup: ReadMarkup): Promise<Reading> {
  const opened = await openPackage(input);
  if (opened.refused) return nothing(input, [opened.refused]);
  // Mammoth looks at neither sizes nor checksums: it gets the package as it was seen here.
  const { parts, honest: body } = opened;
  const place = { source: input.info.name };
  if (!parts.has(part)) return nothing(input, [message('extract/damaged', `the package has no ${part}`, { place })]);
  const { default: mammoth } = await import('mammoth');
  try {
    const bytes = body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength);
    const source = { arrayBuffer: bytes, buffer: body } as unknown as { readonly arrayBuffer: ArrayBuffer };
    const { value: html } = await mammoth.convertToHtml(source, {
      styleMap: styles,
      ignoreEmptyParagraphs: true,
      convertImage: noImages(mammoth),
    });
    return await readAsMarkup(input, html, part, readMarkup, []);
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    return nothing(input, [message('extract/damaged', 'the Word document cannot be read', { place, actual })]);
  }
}

/** Pictures hold no text, and their bytes would only swell the HTML. */
function noImages(mammoth: { readonly images: { imgElement(read: () => Promise<{ src: string }>): unknown } }): never {
  return mammoth.images.imgElement(() => Promise.resolve({ src: '' })) as never;
}
