import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { cutTail, type Block } from './blocks.js';
import type { TextLine } from './lines.js';

/** Fields whose words fit on a line; what follows them on a line of its own is no part of them. */
const short: ReadonlySet<Field> = new Set(['status', 'status-or-due', 'due', 'id', 'links']);

/**
 * Takes off the end of a record what is none of it: footnotes, the back matter of the page,
 * and the heading of the records below.
 */
export function trimTails(blocks: readonly Block[], titled: boolean, words: Words): readonly Block[] {
  const punctuated = endsSentences(blocks);
  return blocks.map((block, i) => {
    const values = block.parts.at(-1)?.values ?? [];
    if (values.length < 2) return block;
    const back = values.findIndex((line, at) => at > 0 && isBackMatter(line, words));
    if (back > 0) return cutTail(block, values.length - back);
    let notes = 0;
    while (
      notes < values.length - 1 &&
      /^\[(?:\p{N}{1,3}|[ivx]+)\]\s/u.test(values[values.length - 1 - notes]?.text ?? '')
    )
      notes++;
    if (notes > 0) return cutTail(block, notes);
    const next = blocks[i + 1];
    if (!next) return isOpenEnd(blocks) ? cutTail(block, values.length - 1) : block;
    const follows = next.group === null || next.group !== block.group;
    return follows && !titled && isHeaded(block, punctuated) ? cutTail(block, 1) : block;
  });
}

/** The last line of a record is the heading of what comes below. */
function isHeaded({ parts }: Block, punctuated: boolean): boolean {
  const last = parts.at(-1);
  const line = last?.values.at(-1);
  if (!last || !line || !isHeadingLike(line)) return false;
  const above = last.values.at(-2);
  const before = above?.text ?? '';
  // `3. Evacuation` below a paragraph is a heading, below another item it goes on with a list.
  if (line.isItem && (above?.isItem === true || !/^\p{N}{1,2}[.)]\s+\p{Lu}/u.test(line.text))) return false;
  return short.has(last.label.field) || (punctuated && /[.!?][”’"')\]]*$/u.test(before));
}

/** Words apart below the last value of a page, where no other record has any: they are the page's. */
function isOpenEnd(blocks: readonly Block[]): boolean {
  const last = blocks.at(-1)?.parts.at(-1);
  const field = last?.label.field;
  const isShort = field !== undefined && (short.has(field) || field === 'owners' || field === 'response');
  return (
    isShort &&
    last?.values[1]?.opens === true &&
    blocks.length > 2 &&
    blocks.slice(0, -1).every(({ parts }) => parts.length > 0 && (parts.at(-1)?.values.length ?? 0) <= 1)
  );
}

/** Whether this publisher ends notes with a full stop, so that a line without one is something else. */
function endsSentences(blocks: readonly Block[]): boolean {
  let ended = 0;
  let all = 0;
  for (const block of blocks) {
    for (const part of block.parts) {
      const [first] = part.values;
      if (!first || short.has(part.label.field) || first.text.split(' ').length < 4) continue;
      all++;
      if (/[.!?][”’"')\]]*$/u.test(first.text)) ended++;
    }
  }
  return all > 0 && ended >= all * 0.8;
}

function isHeadingLike(line: TextLine): boolean {
  const { text } = line;
  return (
    line.opens &&
    text.length <= 80 &&
    /^(?:\p{N}{1,2}[.)]?\s+)?\p{Lu}/u.test(text) &&
    !/[.;,:!?]$/u.test(text) &&
    text.split(/\s+/u).length <= 9
  );
}

/** `Annex A: Glossary`, `Footnotes`, `Contact`. */
function isBackMatter(line: TextLine, words: Words): boolean {
  const { text } = line;
  if (line.isItem || text.length > 80 || /[.;,!?]$/u.test(text)) return false;
  return words.lexicon.backMatter.some(
    (word) =>
      text.toLowerCase().startsWith(word) &&
      /^(?:$|:|\s*[-–—]|\s+(?:\p{Lu}|\p{N}+)(?:$|[:.\s–—-]))/u.test(text.slice(word.length)),
  );
}
