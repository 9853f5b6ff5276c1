import { message, type Message } from '../../core/message.js';
import type { ByteInput } from '../extractor.js';

/** Zip formats swell when they are opened; more than this many times over is no document. */
const largestRatio = 200;

/** A part of the package, or why the package is not opened. */
export type Opened =
  | { readonly parts: ReadonlyMap<string, Uint8Array>; readonly refused: null }
  | { readonly parts: null; readonly refused: Message };

/**
 * Opens the parts of a zip package that are asked for. The sizes that the package declares
 * are added up before anything is unpacked.
 *
 * Messages: `extract/damaged`, `extract/too-large`.
 */
export async function openPackage(input: ByteInput, wanted: (name: string) => boolean): Promise<Opened> {
  const { unzipSync } = await import('fflate');
  const place = { source: input.info.name };
  let declared = 0;
  const most = Math.min(input.limits.bytes, Math.max(1_000_000, input.body.length * largestRatio));
  try {
    const parts = unzipSync(input.body, {
      filter: ({ name, originalSize }) => {
        declared += originalSize;
        return declared <= most && wanted(name);
      },
    });
    if (declared > most) {
      const details = { place, actual: `${declared} bytes`, expected: `at most ${most} bytes` };
      return {
        parts: null,
        refused: message('extract/too-large', 'the package would unpack to more than the limit', details),
      };
    }
    return { parts: new Map(Object.entries(parts)), refused: null };
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    return {
      parts: null,
      refused: message('extract/damaged', 'the package cannot be opened: it is damaged or cut off', { place, actual }),
    };
  }
}
