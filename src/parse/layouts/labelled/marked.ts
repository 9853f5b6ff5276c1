import { besides } from '../../beside.js';
import type { Words } from '../../lexicon/words.js';
import { labelAt } from './inline.js';
import type { TextLine } from './lines.js';

/**
 * A line of a plain text without the marks that set its words off, as Markdown has them:
 *
 *     ### Recommendation 2: Wider gates
 *     **Status:** Complete
 *     - Owner: Paint Shop
 *
 * A label in bold and its value become two lines; what the marks stand for is kept beside them.
 */
export function unmark(line: TextLine, words: Words): readonly TextLine[] {
  const code = line.text.charCodeAt(0);
  if (code === 35) return [unmarkHeading(line)];
  if (code === 124) return unmarkCells(line, words) ?? [line];
  const beside = unmarkBeside(line, words);
  if (beside) return beside;
  if (code === 42 || code === 95) return unmarkBold(line) ?? unmarkItem(line, words);
  return /^[•◦▪·–-]\s/u.test(line.text) ? unmarkItem(line, words) : [line];
}

function part(line: TextLine, from: number, to: number): TextLine {
  const text = line.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const words = text.trim();
  return { ...line, start: line.start + start, end: line.start + start + words.length, text: words };
}

/** `*Owner: Parks* · *Due: April 2031* · **On track**`: values side by side become lines. */
function unmarkBeside(line: TextLine, words: Words): readonly TextLine[] | null {
  const found = besides(line.text, words)?.map(({ start, end }) => {
    const piece = line.text.slice(start, end);
    const mark = /^\s*([*_]{0,2})/u.exec(piece)?.[0].length ?? 0;
    const close = /([*_]{0,2})\s*$/u.exec(piece)?.[0].length ?? 0;
    return { ...part(line, start + mark, end - close), opens: true, isItem: false, emphasised: 0 };
  });
  return found && found.every(({ text }) => text !== '' && !/[*_]{2}/u.test(text)) ? found : null;
}

function unmarkHeading(line: TextLine): TextLine {
  const mark = /^(#{1,6})\s+(?=\S)/u.exec(line.text);
  if (!mark) return line;
  const end = line.text.length - (/\s+#+$/u.exec(line.text)?.[0].length ?? 0);
  return { ...part(line, mark[0].length, end), isHeading: true, level: mark[1]?.length ?? 1 };
}

function unmarkBold(line: TextLine): readonly TextLine[] | null {
  const mark = /^(?:\*\*|__|[*_](?=[^\s*_]))/u.exec(line.text)?.[0];
  if (mark === undefined) return null;
  const width = mark.length;
  const close = line.text.indexOf(mark, width);
  if (close < width + 1 || close > 92) return null;
  const label = part(line, width, close);
  const colon = /^\s*:|^\s+[–—-](?=\s)/u.exec(line.text.slice(close + width))?.[0].length ?? 0;
  const value = part(line, close + width + colon, line.text.length);
  const own = { ...label, emphasised: label.text.length, isItem: false };
  if (value.text === '') return [own];
  // `**Note** that the crane is on loan`: a sentence.
  if (colon === 0 && !label.text.endsWith(':') && !/^[\p{Lu}\p{N}]/u.test(value.text)) return null;
  return [own, { ...value, opens: true, isItem: false, emphasised: 0 }];
}

/** An item that is a label with its value is no item of a list: `- Owner: Depot`, `* **Owner:** Depot`. */
function unmarkItem(line: TextLine, words: Words): readonly TextLine[] {
  const mark = /^[•◦▪·*–-]\s+/u.exec(line.text)?.[0].length ?? 0;
  if (mark === 0) return [line];
  const own = part(line, mark, line.text.length);
  if (/^(?:\*\*|__)/u.test(own.text)) return unmarkBold(own) ?? [line];
  const label = labelAt(line.text, mark, words);
  return label && label.form !== 'space' ? [{ ...own, isItem: false }] : [line];
}

/** A row of a table of one record, drawn with pipes: `| Status | Complete |`. */
function unmarkCells(line: TextLine, words: Words): readonly TextLine[] | null {
  const match = /^(\|\s*)([^|]{2,60}?)(\s*\|\s*)([^|]+?)\s*\|?\s*$/u.exec(line.text);
  const [, before = '', title = '', between = '', value = ''] = match ?? [];
  if (!match || words.headers.get(title.replace(/[:?*\s]+$/u, '')) === undefined) return null;
  const at = before.length + title.length;
  const label = { ...part(line, before.length, at), emphasised: title.length, isItem: false };
  const from = at + between.length;
  return [label, { ...part(line, from, from + value.length), opens: true, isItem: false, emphasised: 0 }];
}
