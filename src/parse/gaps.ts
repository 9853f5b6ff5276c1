import { message, type Message } from '../core/message.js';
import { idParts } from './fields/ids.js';

/** Numbers that are missing between the first and last of a sequence: a missing page must never look like missing actions. */
export function findGaps(ids: readonly string[]): readonly Message[] {
  const sequences = new Map<string, Set<number>>();
  for (const id of ids) {
    const parts = idParts(id);
    const last = parts.at(-1);
    if (typeof last !== 'number') continue;
    const parent = id.slice(0, id.length - /\p{N}+$/u.exec(id)![0].length);
    const numbers = sequences.get(parent) ?? new Set<number>();
    numbers.add(last);
    sequences.set(parent, numbers);
  }
  const messages: Message[] = [];
  for (const [parent, numbers] of sequences) {
    const missing = missingIn(numbers);
    if (missing.length === 0) continue;
    messages.push(message('parse/id-gap', `the sequence ${parent}… has no ${missing.map((n) => `${parent}${n}`).join(', ')}`, { actual: [...numbers].sort((a, b) => a - b).map((n) => `${parent}${n}`).join(', ') }));
  }
  return messages;
}

/** A few missing numbers are worth a word; a sparse numbering is no sequence. */
function missingIn(numbers: ReadonlySet<number>): readonly number[] {
  const last = Math.max(...numbers);
  const first = Math.min(1, ...numbers);
  const missing: number[] = [];
  if (numbers.size < 2 || last - first + 1 > numbers.size * 1.5 + 1) return missing;
  for (let n = first; n < last; n++) if (!numbers.has(n)) missing.push(n);
  return missing;
}
