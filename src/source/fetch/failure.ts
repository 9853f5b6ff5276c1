import { fault } from '../../core/faults.js';
import { Fault } from '../../core/message.js';
import type { Exchange } from '../../model/exchange.js';
import { privateAddressCode } from '../http.js';

/** A failure to fetch, with what was seen before it. */
export class FetchFault extends Fault {
  /** Every answer that came, in order. */
  readonly exchanges: readonly Exchange[];

  constructor({ kind, code, message, advice, cause }: Fault, exchanges: readonly Exchange[]) {
    super(kind, code, message, advice, cause);
    this.exchanges = exchanges;
  }
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
const certificateCodes = /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/u;

/** What was thrown by the wire or while reading a body, as a fault that says whose failure it is. */
export function networkFault(address: string, error: unknown, timeoutInSeconds: number, patience: number): Fault {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  const details = { cause: error };
  if (code === privateAddressCode) {
    return fault('source/private-address', `${address} is an address of a private network`, details);
  }
  if (refusals.has(code)) return fault('source/refused', `no connection to ${address} (${code})`, details);
  if (error instanceof Error && error.name === 'TimeoutError') {
    const seconds = timeoutInSeconds * patience;
    return fault('source/too-slow', `${address} was still being sent after ${seconds} s`, details);
  }
  if (timeouts.has(code)) {
    return fault('source/timeout', `no answer from ${address} within ${timeoutInSeconds} s`, details);
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (certificateCodes.test(code)) {
    return fault('source/certificate', `no secure connection to ${address}: ${reason} (${code})`, details);
  }
  return fault('source/broken-answer', `${address} could not be read: ${reason}`, details);
}

/** The system's name for what went wrong; several attempts at one name come as one error with many. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether the same request may succeed a little later. */
export function canHeal({ code, cause }: Fault): boolean {
  if (code === 'source/timeout') return true;
  if (code === 'source/refused') return codeOf(cause) !== 'ENOTFOUND';
  // Too many headers, or an unknown packing, is how that server is; a broken connection is chance.
  return code === 'source/broken-answer' && !/^(?:UND_ERR_HEADERS_OVERFLOW|ERR_UNKNOWN_PACKING)/u.test(codeOf(cause));
}

const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether an answer may be another a little later. */
export function isPassing(status: number): boolean {
  return passing.has(status);
}
