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

/** How a body is watched while it comes. */
export interface Pace {
  /** In seconds: in each, at least {@link leastRate} bytes a second must come. */
  readonly window: number;
  /** Told of the bytes that come over the wire, as they come. */
  count(bytes: number): void;
}

/** Bytes a second. A telephone line of the nineties gives three times as much. */
const leastRate = 1000;

/** Text hardly ever packs to less than a fiftieth; what does, and is not small, was made to hurt. */
const worstRatio = 200;
const harmlessBytes = 10_000_000;

/**
 * Reads a body within its limits, and takes the packing of the transport off: what the
 * publisher wrote. Longer ones, and bombs, are the fault `source/over-limit`; one that comes
 * drop by drop is `source/too-slow`, so that nobody holds a run by one byte every few seconds.
 */
export async function readBody(
  address: string,
  answer: WireAnswer,
  limits: BodyLimits,
  pace: Pace,
): Promise<Uint8Array> {
  const packings = packingsOf(answer.headers);
  const declared = Number(valueOf(answer.headers, 'content-length') ?? Number.NaN);
  const beyond = (what: string): Error =>
    fault('source/over-limit', `${address} sends ${what}, and at most ${limits.most} bytes are read`);
  const wire = counted(answer.body, (bytes) => pace.count(bytes));
  const watch = watchPace(pace.window, wire.bytes, () => answer.discard());
  try {
    if (declared > limits.most && limits.beyond === 'fault') throw beyond(`${declared} bytes`);
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
    if (watch.isTooSlow()) throw tooSlow(address, pace);
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
    return whole.subarray(0, limits.most);
  } catch (error) {
    // A body that was given up breaks in some way of its own.
    throw watch.isTooSlow() ? tooSlow(address, pace) : error;
  } finally {
    watch.end();
    answer.discard();
  }
}

/**
 * Looks twice in each window at what came in it: what stopped altogether is not slow, and ends
 * by itself. A timer and no clock: one that is put right meanwhile says nothing.
 */
function watchPace(seconds: number, bytes: () => number, giveUp: () => void): { isTooSlow(): boolean; end(): void } {
  let atStart = 0;
  let atHalf: number | null = null;
  let isTooSlow = false;
  const timer = setInterval(() => {
    const now = bytes();
    if (atHalf === null) {
      atHalf = now;
      return;
    }
    isTooSlow ||= now - atStart < leastRate * seconds && now > atHalf;
    atStart = now;
    atHalf = null;
    if (isTooSlow) giveUp();
  }, seconds * 500);
  return { isTooSlow: () => isTooSlow, end: () => clearInterval(timer) };
}

function tooSlow(address: string, { window }: Pace): Error {
  return fault('source/too-slow', `${address} sent less than ${leastRate} bytes a second for ${window} s`);
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
