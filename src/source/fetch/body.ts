import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { fault } from '../../core/faults.js';
import type { Header } from '../../model/exchange.js';
import type { WireAnswer } from '../http.js';

export interface BodyLimits {
  /** Bytes after unpacking. */
  readonly most: number;
  /** What becomes of a longer one: a fault, or only its beginning. */
  readonly beyond: 'fault' | 'cut';
}

/** Text hardly ever packs to less than a fiftieth; what does, and is not small, was made to hurt. */
const worstRatio = 200;
const harmlessBytes = 10_000_000;

/**
 * Reads a body within its limits, and takes the packing of the transport off: what the
 * publisher wrote. Longer ones, and bombs, are the fault `source/over-limit`. `count` is told
 * of the bytes that come over the wire, as they come.
 */
export async function readBody(
  address: string,
  answer: WireAnswer,
  limits: BodyLimits,
  count: (bytes: number) => void,
): Promise<Uint8Array> {
  const packings = packingsOf(answer.headers);
  const declared = Number(valueOf(answer.headers, 'content-length') ?? Number.NaN);
  const beyond = (what: string): Error =>
    fault('source/over-limit', `${address} sends ${what}, and at most ${limits.most} bytes are read`);
  try {
    if (declared > limits.most && limits.beyond === 'fault') throw beyond(`${declared} bytes`);
    const wire = counted(answer.body, count);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of unpacked(wire.stream, packings)) {
      parts.push(part);
      length += part.byteLength;
      if (length > limits.most) {
        if (limits.beyond === 'fault') throw beyond('more');
        break;
      }
      if (length > harmlessBytes && length > worstRatio * wire.bytes()) {
        throw beyond(`a body that unpacks to more than ${worstRatio} times its size`);
      }
    }
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
    return whole.subarray(0, limits.most);
  } finally {
    answer.discard();
  }
}

/**
 * The headers as the archive keeps them beside an unpacked body: those that told of the
 * packing under `x-orig-` names.
 */
export function unpackedHeaders(headers: readonly Header[]): Header[] {
  const wasPacked = packingsOf(headers).length > 0;
  const told = wasPacked ? ['content-encoding', 'transfer-encoding', 'content-length'] : ['transfer-encoding'];
  return headers.map(([name, value]) => [told.includes(name) ? `x-orig-${name}` : name, value]);
}

export function valueOf(headers: readonly Header[], name: string): string | null {
  return headers.find(([each]) => each === name)?.[1] ?? null;
}

/** Outermost last, as the header has them. */
function packingsOf(headers: readonly Header[]): string[] {
  const listed = headers.filter(([name]) => name === 'content-encoding').map(([, value]) => value);
  return listed
    .join(',')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}

function counted(
  body: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): { stream: Readable; bytes: () => number } {
  let total = 0;
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    for await (const part of body) {
      total += part.byteLength;
      count(part.byteLength);
      yield part;
    }
  };
  return { stream: Readable.from(parts(), { objectMode: false }), bytes: () => total };
}

function unpacked(stream: Readable, packings: readonly string[]): AsyncIterable<Uint8Array> {
  if (packings.length > 2) throw unknownPacking(packings.join(', '));
  const unpackers = [...packings].reverse().map(unpackerOf);
  if (unpackers.length === 0) return stream as AsyncIterable<Uint8Array>;
  // Errors of any part reach the reader through the last one.
  return pipeline([stream, ...unpackers], () => undefined) as unknown as AsyncIterable<Uint8Array>;
}

function unpackerOf(packing: string): Transform {
  if (packing === 'gzip' || packing === 'x-gzip') return createGunzip();
  if (packing === 'br') return createBrotliDecompress();
  if (packing === 'deflate') return createInflate();
  throw unknownPacking(packing);
}

function unknownPacking(packing: string): Error {
  return Object.assign(new Error(`it is packed as ${packing}`), { code: 'ERR_UNKNOWN_PACKING' });
}
