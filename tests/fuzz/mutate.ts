import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Choices } from '../tools/pdf/random.js';

type Mutation = (bytes: Uint8Array, other: Uint8Array, c: Choices) => Uint8Array;

const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** A place in the bytes and one after it, not too far. */
function range(bytes: Uint8Array, c: Choices): [number, number] {
  const from = c.integer(0, Math.max(0, bytes.length - 1));
  const reach = c.chance(0.5) ? 40 : bytes.length;
  return [from, Math.min(bytes.length, from + c.integer(1, Math.max(1, reach)))];
}

const anywhere: readonly Mutation[] = [
  (bytes, _, c) => {
    const flipped = Uint8Array.from(bytes);
    for (let n = c.integer(1, 20); n > 0; n--) {
      const at = c.integer(0, Math.max(0, bytes.length - 1));
      flipped[at] = (flipped[at] ?? 0) ^ (1 << c.integer(0, 7));
    }
    return flipped;
  },
  (bytes, _, c) => bytes.slice(0, c.integer(0, bytes.length)),
  (bytes, _, c) => {
    const [from, to] = range(bytes, c);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  (bytes, other, c) => {
    const [from, to] = range(other, c);
    const at = c.integer(0, bytes.length);
    return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
  (bytes, _, c) => {
    const [from, to] = range(bytes, c);
    const piece = bytes.subarray(from, Math.min(to, from + 400));
    return join(bytes.subarray(0, to), ...Array.from({ length: c.integer(1, 200) }, () => piece), bytes.subarray(to));
  },
];

const numbers = ['0', '-1', '1', '7', '65535', '2147483648', '99999999999999999999', '1e308', 'NaN', ''];

/** Figures in the readable parts of a file changed: sizes, spans, offsets. */
const figures: Mutation = (bytes, _, c) => {
  const text = Buffer.from(bytes).toString('latin1');
  const share = c.integer(1, 60);
  const changed = text.replace(/\d+/gu, (figure) => (c.integer(0, 200) < share ? c.pick(numbers) : figure));
  return Uint8Array.from(Buffer.from(changed, 'latin1'));
};

/** Tags taken out, doubled, moved and nested. */
const tags: Mutation = (bytes, other, c) => {
  const split = (from: Uint8Array): string[] =>
    Buffer.from(from)
      .toString('latin1')
      .split(/(?=<)|(?<=>)/u);
  const tokens = split(bytes);
  const others = split(other);
  for (let n = c.integer(1, 30); n > 0; n--) {
    const at = c.integer(0, Math.max(0, tokens.length - 1));
    const token = tokens[at] ?? '';
    const doings: readonly (() => unknown)[] = [
      () => tokens.splice(at, 1),
      () => tokens.splice(at, 0, ...Array.from({ length: c.integer(1, 300) }, () => token)),
      () => tokens.splice(at, 0, others[c.integer(0, Math.max(0, others.length - 1))] ?? ''),
      () => tokens.splice(c.integer(0, tokens.length), 0, ...tokens.splice(at, c.integer(1, 12))),
    ];
    c.pick(doings)();
  }
  return Uint8Array.from(Buffer.from(tokens.join(''), 'latin1'));
};

/** One part of a package changed and packed again, with the right sizes and checksums. */
const parts: Mutation = (bytes, other, c) => {
  try {
    // What says that it is huge is left packed: the memory that is measured must be the reader's.
    const held = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 50_000_000 });
    const name = c.pick(Object.keys(held));
    const part = held[name] ?? new Uint8Array();
    const fitting = strFromU8(part.subarray(0, 80), true).includes('<') ? [tags, figures, ...anywhere] : anywhere;
    return zipSync({ ...held, [name]: c.pick(fitting)(part, strToU8('<x>'), c) }, { level: 1 });
  } catch {
    return c.pick(anywhere)(bytes, other, c);
  }
};

const fitting: Readonly<Record<string, readonly Mutation[]>> = {
  html: [tags, tags, figures],
  json: [figures],
  pdf: [figures, figures],
  docx: [parts, parts, parts],
  odt: [parts, parts, parts],
  xlsx: [parts, parts, parts],
  ods: [parts, parts, parts],
};

/** Changes an input as broken machines, bad editors and attackers do; `other` is another input of the same format. */
export function mutate(format: string, bytes: Uint8Array, other: Uint8Array, c: Choices): Uint8Array {
  let changed = bytes;
  for (let n = c.integer(1, 3); n > 0; n--)
    changed = c.pick([...anywhere, ...(fitting[format] ?? [])])(changed, other, c);
  return changed.subarray(0, 3_000_000);
}
