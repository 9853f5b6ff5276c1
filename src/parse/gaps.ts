import { message, type Message } from '../core/message.js';
import { idParts } from './fields/ids.js';

/** `IHW-04 (i)` is a part of the fourth, as `46a` and `46.ii` are of 46. */
const part = /(?<=\p{N})(?: ?\((?:\p{Ll}|[ivx]{1,5})\)|\p{Ll}|\.[ivx]{1,4})$/u;

/** `Recommendations 4-6` stands for each of them. */
function idsOfGroup(id: string): readonly string[] {
  const group = /^(\p{Lu}\p{L}+)s (\p{N}{1,3}(?:\D+\p{N}{1,3})+)$/u.exec(id);
  if (!group) return [id];
  const ids: string[] = [];
  for (const [, joint = '', digits = ''] of (group[2] ?? '').matchAll(/(^|\D+)(\p{N}+)/gu)) {
    const last = Number(digits);
    const before = /^(?:-| to )$/u.test(joint) ? Number(idParts(ids.at(-1) ?? '').at(-1)) : last - 1;
    for (let n = before + 1; n <= last; n++) ids.push(`${group[1] ?? ''} ${String(n)}`);
  }
  return ids;
}

/** Numbers that are missing between the first and last of a sequence: a missing page must never look like missing actions. */
export function findGaps(ids: readonly string[]): readonly Message[] {
  const sequences = new Map<string, Set<number>>();
  const width = new Map<string, number>();
  for (const whole of ids.flatMap(idsOfGroup)) {
    const id = part.test(whole) ? whole.replace(part, '') : whole;
    const digits = /\p{N}+$/u.exec(id)?.[0] ?? '';
    const last = digits === '' ? idParts(id).at(-1) : Number(digits);
    if (typeof last !== 'number') continue;
    const parent = id.slice(0, id.length - digits.length);
    if (digits.startsWith('0')) width.set(parent, digits.length);
    const numbers = sequences.get(parent) ?? new Set<number>();
    numbers.add(last);
    sequences.set(parent, numbers);
  }
  const messages: Message[] = [];
  for (const [parent, numbers] of sequences) {
    const missing = missingIn(numbers);
    if (missing.length === 0) continue;
    const name = (n: number): string => `${parent}${String(n).padStart(width.get(parent) ?? 0, '0')}`;
    const present = [...numbers].sort((a, b) => a - b);
    messages.push(
      message('parse/id-gap', `the sequence ${parent}… has no ${missing.map(name).join(', ')}`, {
        actual: present.map(name).join(', '),
      }),
    );
  }
  return messages;
}

/** A few missing numbers are worth a word; a sparse numbering is no sequence. */
function missingIn(numbers: ReadonlySet<number>): readonly number[] {
  const last = Math.max(...numbers);
  const lowest = Math.min(...numbers);
  // A page may begin anywhere in the numbering; a sequence that begins at 2 has lost its 1.
  const first = lowest === 2 ? 1 : lowest;
  const missing: number[] = [];
  if (numbers.size < 2 || last - first + 1 > numbers.size * 1.5 + 1) return missing;
  for (let n = first; n < last; n++) if (!numbers.has(n)) missing.push(n);
  return missing;
}
