import { message, type Message } from '../../core/message.js';
import type { ByteInput } from '../extractor.js';
import { checksumOf, listParts } from './checksums.js';

/** The parts of a package, and the package once more as others may open it; or why it is not opened. */
export type Opened =
  | { readonly parts: ReadonlyMap<string, Uint8Array>; readonly honest: Uint8Array; readonly refused: null }
  | { readonly parts: null; readonly refused: Message };

/**
 * Opens a zip package. The sizes that it declares are added up before anything is unpacked,
 * nothing is unpacked beyond them, and every part must have the checksum it declares: a
 * package that lies or was damaged is refused, so that no other reader unpacks more than is
 * seen here, or reads words that the publisher never wrote.
 *
 * Messages: `extract/damaged`, `extract/encrypted`, `extract/too-large`.
 */
export async function openPackage(input: ByteInput): Promise<Opened> {
  const { unzipSync, zipSync } = await import('fflate');
  const { body, limits } = input;
  const place = { source: input.info.name };
  const refuse = (refused: Message): Opened => ({ parts: null, refused });
  const declared = listParts(body);
  if (declared.some(({ name, encrypted }) => encrypted || name === 'EncryptedPackage'))
    return refuse(message('extract/encrypted', 'the document can only be opened with a password', { place }));
  let size = 0;
  const most = Math.min(limits.unpackedBytes, Math.max(1_000_000, body.length * limits.unpackRatio));
  try {
    const unpacked = unzipSync(body, { filter: ({ originalSize }) => (size += originalSize) <= most });
    if (size > most) {
      const details = { place, actual: `${size} bytes`, expected: `at most ${most} bytes` };
      return refuse(message('extract/too-large', 'the package would unpack to more than the limit', details));
    }
    const parts = new Map(Object.entries(unpacked));
    const broken = declared.find(({ name, checksum }) => {
      const part = parts.get(name);
      return part !== undefined && checksumOf(part) !== checksum;
    });
    if (broken)
      return refuse(message('extract/damaged', `the part ${broken.name} is damaged: its checksum is wrong`, { place }));
    return { parts, honest: zipSync(unpacked, { level: 0 }), refused: null };
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    return refuse(
      message('extract/damaged', 'the package cannot be opened: it is damaged or cut off', { place, actual }),
    );
  }
}

/** Whether an OpenDocument package says that its parts are encrypted. */
export function isEncrypted(parts: ReadonlyMap<string, Uint8Array>): boolean {
  const manifest = parts.get('META-INF/manifest.xml');
  return manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data');
}
