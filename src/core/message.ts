import { codes, type Code, type Severity } from './codes.js';
import type { Segment } from './span.js';
import { printSegment } from './span.js';

export type { Severity };

/** Where a message is about: a segment of a capture, with the capture's name and line where they are known. */
export interface Place {
  readonly source?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly segment?: Segment | undefined;
  readonly key?: string | undefined;
}

/**
 * Something a person should know about the data. Odd data is always a message, never an
 * exception; the severity comes with the code (see `codes.ts`).
 */
export interface Message {
  readonly code: Code;
  readonly severity: Severity;
  readonly reason: string;
  readonly place: Place | null;
  readonly actual?: string | undefined;
  readonly expected?: string | undefined;
}

/** A message as a record holds it: perhaps one of another version, with codes of its own. */
export type RecordedMessage = Omit<Message, 'code'> & { readonly code: string };

export interface MessageDetails {
  readonly place?: Place | null;
  readonly actual?: string;
  readonly expected?: string;
}

/** Makes a message; its severity is the one the code is declared with. */
export function message(code: Code, reason: string, details: MessageDetails = {}): Message {
  const { place = null, ...rest } = details;
  return { code, severity: codes[code].severity, reason, place, ...rest };
}

/** `page-03.html:12:5`, `page-03.html 412-690`, or the key of a record. */
export function printPlace(place: Place | null): string {
  if (!place) return '';
  const parts: string[] = [];
  if (place.source !== undefined) {
    const line =
      place.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
    parts.push(place.source + line);
  }
  if (place.segment && place.line === undefined) parts.push(printSegment(place.segment));
  if (place.key !== undefined) parts.push(`[${place.key}]`);
  return parts.join(' ');
}

/** `error parse/no-status page-03.html:12:5: reason (found "…"; expected …)`, on one line. */
export function printMessage(m: RecordedMessage): string {
  const where = printPlace(m.place);
  const notes: string[] = [];
  if (m.actual !== undefined) notes.push(`found ${quote(m.actual)}`);
  if (m.expected !== undefined) notes.push(`expected ${m.expected}`);
  const tail = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  return `${m.severity} ${m.code}${where === '' ? '' : ` ${where}`}: ${m.reason}${tail}`;
}

function quote(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return `“${plain.length > 120 ? `${plain.slice(0, 117)}…` : plain}”`;
}

/** What a fault means for the exit code: wrong usage (2), or program, machine or network (3). */
export type FaultKind = 'usage' | 'machine' | 'network' | 'program';

/**
 * Thrown for a broken program, machine, network or call; never for odd data.
 *
 * `code` is stable, `message` says what happened to what, and `advice` what to do about it.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  readonly kind: FaultKind;
  readonly advice: string | null;

  constructor(kind: FaultKind, code: string, text: string, advice: string | null = null, cause?: unknown) {
    super(text, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.code = code;
    this.advice = advice;
  }

  get exitCode(): 2 | 3 {
    return this.kind === 'usage' ? 2 : 3;
  }
}

/** A value and what a person should know about it. A stage always gives a value, if an empty one. */
export interface Outcome<T> {
  readonly value: T;
  readonly messages: readonly Message[];
}
