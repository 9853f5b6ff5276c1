import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import { readContentType } from '../core/content-type.js';
import { fault } from '../core/faults.js';
import { Fault, type Outcome } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import { readWhole, tooLarge, toCapture } from './bytes.js';

export interface FetchSettings {
  /** An input with more bytes is not read: message `source/too-large`. */
  readonly maxBytes: number;
  /** Seconds without an answer, or without a further byte, before a server is given up. */
  readonly timeoutInSeconds: number;
  /** Says who asks. */
  readonly userAgent: string;
}

/** Redirects followed before an address is given up; browsers follow 20, publishers need 2. */
const mostRedirects = 10;

/** A whole page may take this many times as long as one wait, however steadily it drips. */
const patience = 10;

/**
 * One page by GET, redirects followed, as one capture. `info.url` is the address that
 * answered, `info.name` the one that was asked for.
 *
 * No answer, no page, or an address off the web is a fault; a body over the limit is not
 * read to its end and gives the message `source/too-large`.
 */
export async function fetchPage(
  address: string,
  settings: FetchSettings,
  now: () => string,
): Promise<Outcome<readonly Capture[]>> {
  const wait = settings.timeoutInSeconds * 1000;
  const agent = new Agent({ connect: { timeout: wait }, headersTimeout: wait, bodyTimeout: wait });
  const signal = AbortSignal.timeout(wait * patience);
  try {
    const { url, response } = await follow(agent, address, settings.userAgent, signal);
    const { mediaType, charset } = readContentType(single(response.headers['content-type']));
    const body = await readWhole(unpacked(response), settings.maxBytes);
    if (!body) return { value: [], messages: [tooLarge(address, settings.maxBytes)] };
    const capture = toCapture(body, { name: address, url, mediaType, retrieved: now(), charset });
    return { value: [capture], messages: [] };
  } catch (error) {
    throw toFault(address, error, settings.timeoutInSeconds);
  } finally {
    // The connection has nothing more to tell, and an endless body would keep it open.
    await agent.destroy();
  }
}

interface Answer {
  readonly url: string;
  readonly response: Dispatcher.ResponseData;
}

async function follow(agent: Agent, address: string, userAgent: string, signal: AbortSignal): Promise<Answer> {
  let url = webAddress(address, address);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { 'user-agent': userAgent, accept: 'text/html, */*;q=0.8', 'accept-encoding': 'br, gzip, deflate' },
      signal,
    });
    const { statusCode } = response;
    const location = single(response.headers.location);
    if (statusCode >= 200 && statusCode < 300) return { url: url.href, response };
    if (statusCode < 300 || statusCode >= 400 || location === null) {
      const moved = url.href === address ? '' : ` (redirected from ${address})`;
      throw fault('source/http-status', `the server answered ${statusCode} for ${url.href}${moved}`);
    }
    await response.body.dump();
    url = webAddress(new URL(location, url).href, address);
  }
  throw fault('source/redirects', `${address} was redirected more than ${mostRedirects} times, last to ${url.href}`);
}

function webAddress(address: string, asked: string): URL {
  if (!URL.canParse(address)) throw fault('source/bad-address', `${address} is not an address`);
  const url = new URL(address);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw fault('source/redirects', `${asked} leads to ${address}, which is neither http nor https`);
}

/** The body with the packing of the transport taken off: what the publisher wrote. */
function unpacked({ body, headers }: Dispatcher.ResponseData): AsyncIterable<Uint8Array> {
  const packing = single(headers['content-encoding'])?.trim().toLowerCase();
  const unpack =
    packing === 'gzip' || packing === 'x-gzip'
      ? createGunzip()
      : packing === 'br'
        ? createBrotliDecompress()
        : packing === 'deflate'
          ? createInflate()
          : null;
  if (!unpack) return body as AsyncIterable<Uint8Array>;
  const raw: Readable = body;
  raw.on('error', (error) => unpack.destroy(error));
  return raw.pipe(unpack) as AsyncIterable<Uint8Array>;
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

const refusals = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

function toFault(address: string, error: unknown, timeoutInSeconds: number): Fault {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  if (refusals.has(code)) {
    return fault('source/refused', `no connection to ${address} (${code})`, { cause: error });
  }
  if (timeouts.has(code) || (error instanceof Error && error.name === 'TimeoutError')) {
    return fault('source/timeout', `no answer from ${address} within ${timeoutInSeconds} s`, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return fault('source/broken-answer', `${address} could not be read: ${reason}`, { cause: error });
}

/** The system's name for what went wrong; several attempts at one name come as one error with many. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
