import type { Code } from '../core/codes.js';
import { message, type Message } from '../core/message.js';
import type { Tape } from '../core/tape.js';

/** A message about a place on a tape that is still being written. */
export interface Note {
  readonly code: Code;
  readonly reason: string;
  /** Tape offset; the character there names the place in the source. */
  readonly at: number;
  readonly actual?: string;
  readonly expected?: string;
}

/** The notes as messages, once the tape is finished and knows where everything stands. */
export function placeNotes(notes: readonly Note[], tape: Tape): Message[] {
  return notes.map(({ code, reason, at, ...details }) => {
    const start = Math.max(0, Math.min(at, tape.text.length - 1));
    const [segment] = tape.locate(start, start + 1);
    return message(code, reason, { place: segment ? { segment } : null, ...details });
  });
}
