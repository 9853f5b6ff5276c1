import { message } from '../../core/message.js';
import type { ByteExtractor, ByteInput, ReadMarkup, Reading } from '../extractor.js';
import { odtToMarkup } from './odt-markup.js';
import { isEncrypted, openPackage } from './package.js';
import { nothing, readAsMarkup } from './reading.js';

/**
 * OpenDocument texts: `content.xml` turned into HTML element by element. Places are
 * `content.xml` and the table, row and cell or the paragraph.
 *
 * Messages: those of HTML, `extract/damaged`, `extract/too-large`.
 */
export function odtExtractor(readMarkup: ReadMarkup): ByteExtractor {
  return { id: 'odt', extract: (input) => extract(input, readMarkup) };
}

const part = 'content.xml';

async function extract(input: ByteInput, readMarkup: ReadMarkup): Promise<Reading> {
  const { parts, refused } = await openPackage(input);
  if (refused) return nothing(input, [refused]);
  const place = { source: input.info.name };
  if (isEncrypted(parts))
    return nothing(input, [message('extract/encrypted', 'the document can only be opened with a password', { place })]);
  const content = parts.get(part);
  if (!content) return nothing(input, [message('extract/damaged', `the package has no ${part}`, { place })]);
  const { html, broken } = await odtToMarkup(new TextDecoder().decode(content), input.limits.depth);
  const damage =
    broken === null
      ? []
      : [
          message('extract/damaged', `${part} breaks the rules of XML; what stands before was read`, {
            place,
            actual: broken,
          }),
        ];
  return readAsMarkup(input, html, part, readMarkup, damage);
}
