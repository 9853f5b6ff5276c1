import { inflateRawSync, type InflateRaw } from 'node:zlib';
import type { Header } from '../model/exchange.js';

/** One WARC record, taken apart. */
export interface WarcRecord {
  readonly type: string;
  readonly id: string;
  /** Null for a record that describes its own file. */
  readonly url: string | null;
  readonly date: string;
  /** Names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** What the record holds, HTTP headers included. */
  readonly block: Uint8Array;
  readonly http: { readonly startLine: string; readonly headers: readonly Header[] } | null;
  /** The block without HTTP headers. */
  readonly payload: Uint8Array;
}

/** A gzip member in a file. */
export interface Member {
  readonly offset: number;
  readonly length: number;
  readonly content: Uint8Array;
}

/** The shortest header and trailer of a gzip member (RFC 1952). */
const gzipHeader = 10;
const gzipTrailer = 8;
/** No record of ours is larger: a member that unpacks to more is not read. */
const mostBytes = 1_100_000_000;

/** The gzip member at this offset; null where there is none that is whole. */
export function readMember(file: Uint8Array, offset: number): Member | null {
  if (file[offset] !== 0x1f || file[offset + 1] !== 0x8b || file[offset + 2] !== 8) return null;
  // Ours have no optional fields; a member that has them was written by another program.
  if (file[offset + 3] !== 0) return null;
  try {
    const packed = file.subarray(offset + gzipHeader);
    const { buffer, engine } = inflateRawSync(packed, { info: true, maxOutputLength: mostBytes }) as unknown as {
      buffer: Buffer;
      engine: InflateRaw;
    };
    const length = gzipHeader + engine.bytesWritten + gzipTrailer;
    if (offset + length > file.byteLength) return null;
    const size = new DataView(file.buffer, file.byteOffset + offset + length - 4, 4).getUint32(0, true);
    return size === buffer.byteLength % 2 ** 32 ? { offset, length, content: buffer } : null;
  } catch {
    return null;
  }
}

/** Where the next gzip member that holds a record begins, at or after an offset; null for nowhere. */
export function findMember(file: Uint8Array, from: number): number | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let at = bytes.indexOf('1f8b08', from, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    const member = readMember(file, at);
    if (member && readRecord(member.content)) return at;
  }
  return null;
}

/** Takes a record apart; null for what is none, or not all of one. */
export function readRecord(content: Uint8Array): WarcRecord | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [version = '', ...lines] = bytes.toString('utf8', 0, end).split('\r\n');
  if (!version.startsWith('WARC/1.')) return null;
  const fields = new Map(readHeaders(lines).map(([name, value]) => [name.toLowerCase(), value]));
  const length = Number(fields.get('content-length'));
  const block = bytes.subarray(end + 4, end + 4 + length);
  if (!Number.isInteger(length) || block.byteLength !== length) return null;
  const type = fields.get('warc-type') ?? '';
  const { http, payload } = isHttp(type) ? splitHttp(block) : { http: null, payload: block };
  return {
    type,
    id: fields.get('warc-record-id') ?? '',
    url: fields.get('warc-target-uri') ?? null,
    date: fields.get('warc-date') ?? '',
    fields,
    block,
    http,
    payload,
  };
}

/** `HTTP/1.1 200 OK` → 200. */
export function statusOf({ http }: WarcRecord): number | null {
  const status = Number(/^HTTP\/\S+ (\d{3})/u.exec(http?.startLine ?? '')?.[1]);
  return Number.isInteger(status) ? status : null;
}

/** `sha256:…` → the hexadecimal digits; null for another algorithm, or none. */
export function digestOf({ fields }: WarcRecord, which: 'payload' | 'block'): string | null {
  return /^sha256:([0-9a-f]{64})$/u.exec(fields.get(`warc-${which}-digest`) ?? '')?.[1] ?? null;
}

function isHttp(type: string): boolean {
  return type === 'response' || type === 'request' || type === 'revisit';
}

function splitHttp(block: Buffer): Pick<WarcRecord, 'http' | 'payload'> {
  const end = block.indexOf('\r\n\r\n');
  if (end < 0) return { http: null, payload: block };
  const [startLine = '', ...lines] = block.toString('utf8', 0, end).split('\r\n');
  return { http: { startLine, headers: readHeaders(lines) }, payload: block.subarray(end + 4) };
}

function readHeaders(lines: readonly string[]): Header[] {
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
}
