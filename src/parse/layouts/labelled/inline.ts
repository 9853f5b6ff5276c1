import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { headOf, takeHeads, type Heads } from './heads.js';
import { isBelow, leadingId } from '../../fields/ids.js';
import type { Field } from '../../lexicon/lexicon.js';
import { cellInitials, type Words } from '../../lexicon/words.js';
import { labelKey, numbered } from './forms.js';
import type { TextLine } from './lines.js';

/** Lines, broken where a label begins inside one, and what stood between the pieces. */
export interface BrokenLines {
  readonly lines: readonly TextLine[];
  readonly separators: readonly Range[];
}

/** A known label somewhere in a line. */
interface Inner {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly field: Field;
  readonly form: 'colon' | 'dash' | 'space';
  /** What stands before it ends a value: a sentence, a status, a date, a separator. */
  readonly follows: boolean;
}

/** A line this long holds more than one value. */
const long = 1500;

/**
 * Breaks lines that hold several labels, so that each stands at the start of one:
 *
 *     Owner: Depot; Due: May 2024; Status: Complete
 *     4.12 Recommendation: The scales must be bought.
 *     1.1.1 Recommendation Each island … Response Accept Status Oct 2021 Complete 1.1.2 …
 *
 * A single label inside a sentence breaks nothing: it takes two on a line, or a line that
 * has lost every break, with labels that come round.
 */
export function breakLines(lines: readonly TextLine[], words: Words): BrokenLines {
  const broken: TextLine[] = [];
  const separators: Range[] = [];
  const heads = takeHeads(lines, words.families);
  const habit = innerLabels(lines, words);
  for (const line of lines) {
    const flows = line.text.length > long || holdsRounds(line.text, words);
    const cuts = flows ? cutsOfFlow(line.text, words) : cutsOfLine(line.text, { heads, habit }, words);
    if (cuts.length === 0) broken.push(line);
    else
      pieces({ ...line, text: line.text.slice(0, furnitureAtEnd(line.text, words)) }, cuts, {
        broken,
        separators,
        words,
      });
  }
  return { lines: broken, separators };
}

interface Sink {
  readonly broken: TextLine[];
  readonly separators: Range[];
  readonly words: Words;
}

/** Fields whose values are no sentences, so that a full stop after one only parts it from the next label. */
const stopped: ReadonlySet<Field> = new Set(['status', 'owners', 'due', 'id', 'response', 'theme']);

function pieces(line: TextLine, cuts: readonly number[], { broken, separators, words: known }: Sink): void {
  const offsets = [0, ...cuts, line.text.length];
  for (let i = 0; i + 1 < offsets.length; i++) {
    const from = offsets[i] ?? 0;
    const piece = line.text.slice(from, offsets[i + 1]);
    const field = labelAt(piece, 0, known)?.field;
    const isPlain = field !== undefined && stopped.has(field) && !/[.!?]\s/u.test(piece.trimEnd());
    const words = piece.replace(/\s+[–—-]\s*$/u, '').replace(isPlain ? /[\s|;,•·.]+$/u : /[\s|;,•·]+$/u, '');
    if (words === '') continue;
    const start = line.start + from;
    const end = start + words.length;
    broken.push({
      ...line,
      start,
      end,
      text: words,
      opens: true,
      isItem: i === 0 && line.isItem,
      emphasised: i === 0 ? line.emphasised : 0,
      of: line.start,
    });
    if (words.length < piece.trimEnd().length) separators.push({ start: end, end: start + piece.length });
  }
}

/**
 * Labels of values that stand inside line after line, as `Status` does here; in one sentence a
 * label may stand by chance.
 *
 *     Pledge A/1: Publish the list. Status: Complete.
 *     Pledge A/2: Print the map. Owner: Maps; Status: In progress.
 */
function innerLabels(lines: readonly TextLine[], words: Words): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { text } of lines) {
    if (text.length > long || !/:\s/u.test(text) || !/^[^\p{Ll}]/u.test(text)) continue;
    const inner = [...findLabels(text, words)].filter(({ form, start }) => form === 'colon' && start > 0);
    if (inner.length === 0) continue;
    all++;
    if (inner.every(({ follows, field }) => follows && stopped.has(field)))
      for (const key of new Set(inner.map((each) => each.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 2 && count * 2 > all).map(([key]) => key));
}

interface Habits {
  readonly heads: Heads;
  /** Labels that stand inside line after line. */
  readonly habit: ReadonlySet<string>;
}

/** An ordinary line: an id and then a label, or two labels and more with colons. */
function cutsOfLine(text: string, { heads, habit }: Habits, words: Words): readonly number[] {
  const colon = text.indexOf(':');
  if (colon < 0 && !/^\p{N}\S{0,10}\s+\p{Lu}\p{L}+\s+[-–—]\s/u.test(text)) return [];
  const cuts: number[] = [];
  const id = leadingId(text, 0, Math.min(text.length, 40), words.families);
  const from = id ? skipSpace(text, id.end) : 0;
  if (id && from > 0 && isLabelAfterId(text, from, heads, words)) cuts.push(from);
  const inner =
    habit.size === 0 && text.indexOf(':', colon + 1) < 0
      ? []
      : [...findLabels(text, words)].filter((each) => each.form === 'colon');
  if (isCut(text, inner, from, habit)) for (const { start } of inner) if (start > from) cuts.push(start);
  return [...new Set(cuts)].filter((cut) => cut > 0).sort((a, b) => a - b);
}

/** Whether the labels inside a line that opens at `from` break it. */
function isCut(text: string, inner: readonly Inner[], from: number, habit: ReadonlySet<string>): boolean {
  const later = inner.filter((each) => each.start > from);
  const follow = later.length > 0 && later.every((each) => each.follows);
  if (follow && later.every((each) => stopped.has(each.field)) && later.some((each) => habit.has(each.key)))
    return true;
  const fields = new Set(inner.map((each) => each.key)).size;
  const separated = follow && inner.length > 1;
  if (later.length >= 2 && ((from > 0 && separated) || fields >= 3)) return true;
  return separated && fields >= 2 && later.every((each) => /[|;•·]\s*$/u.test(text.slice(0, each.start)));
}

/** `4.12 Recommendation: …`, where `Q3 status: …` is one label. */
function isLabelAfterId(text: string, from: number, { repeated, labels }: Heads, words: Words): boolean {
  const head = headOf(text) ?? '';
  if (repeated.has(head)) return false;
  const known = labelAt(text, from, words);
  return (known !== null && known.form !== 'space') || labels.has(text.slice(from, head.length).trim());
}

/** Whether a label stands in a line three times and more, each time where a value ends: records one behind the other. */
function holdsRounds(text: string, words: Words): boolean {
  if ((text.match(/:\s/gu)?.length ?? 0) < 3) return false;
  const counts = new Map<string, number>();
  for (const { form, follows, key } of findLabels(text, words))
    if (form === 'colon' && follows) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()].some((count) => count > 2);
}

/** A text without line breaks: labels that come round, and the ids and titles right before the first of each round. */
function cutsOfFlow(text: string, words: Words): readonly number[] {
  const all = [...findLabels(text, words)];
  const kept = regular(all);
  const keys = new Set(kept.map((each) => each.key));
  const cuts = new Set<number>();
  const opener = openerOf(kept);
  if (keys.size < 2 && !kept.every((each) => each.form === 'colon')) return [];
  let after = 0;
  for (const each of kept) {
    if (each.key === opener) for (const cut of headsBefore(text, each.start, after)) cuts.add(cut);
    cuts.add(each.start);
    // The label on a line of its own: its date is no part of the value.
    cuts.add(skipSpace(text, each.end));
    after = each.end;
  }
  return [...cuts].filter((cut) => cut > 0).sort((a, b) => a - b);
}

/** Labels that come round about as often as the commonest, most of them where a value ends. */
function regular(all: readonly Inner[]): readonly Inner[] {
  const byKey = new Map<string, Inner[]>();
  for (const each of all) {
    const group = byKey.get(each.key);
    if (group) group.push(each);
    else byKey.set(each.key, [each]);
  }
  const sound = [...byKey.values()].filter(
    (group) => group.filter((each) => each.form !== 'space' || each.follows).length >= group.length * 0.6,
  );
  const most = Math.max(0, ...sound.map((group) => group.length));
  const keys = new Set(sound.filter((group) => group.length >= Math.max(2, most * 0.3)).map((group) => group[0]?.key));
  const marked = new Set(
    sound
      .filter((group) => group.filter((each) => each.form !== 'space').length * 5 >= group.length * 4)
      .map((group) => group[0]?.key),
  );
  return all.filter((each) => keys.has(each.key) && (!marked.has(each.key) || each.form !== 'space'));
}

/** The label that stands first in most rounds: the first of the text that comes round often. */
function openerOf(kept: readonly Inner[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of kept) counts.set(each.key, (counts.get(each.key) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return kept.find((each) => (counts.get(each.key) ?? 0) * 2 >= most)?.key;
}

function* findLabels(text: string, words: Words): Generator<Inner> {
  let past = 0;
  for (const found of words.headers.find(text, 0, text.length, cellInitials)) {
    if (found.start < past) continue;
    const label = labelAt(text, found.start, words);
    if (!label) continue;
    past = label.end;
    yield label;
  }
}

const dated =
  /^\s*(?:[-–—]\s*)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{L}*\s+)(?:19|20)\p{N}{2}(?=\s|:|$)/u;

/** A known label at an offset, with its date and the mark or space after it; null where the words go on. */
export function labelAt(text: string, at: number, words: Words): Inner | null {
  const found = words.headers.at(text, at);
  if (!found) return null;
  const date = found.value === 'due' ? null : dated.exec(text.slice(found.end, found.end + 30));
  let end = found.end + (date ? date[0].length : 0);
  const rest = text.slice(end, end + 12);
  const mark = /^\s*:(?=\s)|^\s+[-–—](?=\s)/u.exec(rest)?.[0];
  const form = mark === undefined ? 'space' : mark.includes(':') ? 'colon' : 'dash';
  const key = labelKey(text.slice(at, end));
  end += mark?.length ?? 0;
  const next = text[skipSpace(text, end)] ?? '';
  if (form === 'space' && !/[\p{Lu}\p{N}“‘"'•£$€(]/u.test(next)) return null;
  // `Recommendation 2` is a number of a row.
  if (form === 'space' && numbered.has(found.value) && /\p{N}/u.test(next)) return null;
  return { start: at, end, key, field: found.value, form, follows: endsValue(text, at, words) };
}

/** Whether the words before an offset end a value: a sentence, a separator, a status, a response, a date or an id. */
function endsValue(text: string, at: number, words: Words): boolean {
  const before = text.slice(Math.max(0, at - 60), at).trimEnd();
  if (before === '' || /[.!?;|•)”’"\]:]$/u.test(before)) return true;
  if (/(?:^|\s)(?:\p{N}{1,3}(?:\.\p{N}{1,3})+|\p{Lu}{1,6}[ -]?\p{N}{1,4})$/u.test(before)) return true;
  const tail = before.split(/\s+/u);
  for (let n = 1; n <= Math.min(6, tail.length); n++) {
    const phrase = tail.slice(-n).join(' ');
    if (
      words.statuses.get(phrase) !== undefined ||
      words.responses.get(phrase) !== undefined ||
      (n <= 4 && isDatePhrase(phrase))
    )
      return true;
  }
  return false;
}

/** Where the id or the numbered titles begin that stand right before a label: `2. Shelves and Stock 2.1 Choosing what we buy`. */
function headsBefore(text: string, at: number, from: number): readonly number[] {
  const start = Math.max(from, at - 600);
  const before = text.slice(start, at);
  const ids = [
    ...before.matchAll(
      /(?<![\p{L}\p{N}.,£$€/-])(?:\p{N}{1,3}(?:\.\p{N}{1,3})+|\p{Lu}{1,6}[ -]?\p{N}{1,4}|\p{Lu}\p{Ll}+\s\p{N}{1,3})[:.]?\s+(?=\p{Lu}|$)/gu,
    ),
  ];
  const last =
    ids.findLast((match) => opensSentence(before, match)) ??
    ids.findLast((match) => !/[.!?;]\s/u.test(before.slice(match.index + match[0].length)));
  if (!last) return [];
  const cuts = [start + last.index];
  const above = before.slice(0, last.index);
  const plain = [...above.matchAll(/(?<=^|[.!?”’)]\s|\n)(\p{N}{1,2})[.:)]\s+(?=\p{Lu})/gu)].at(-1);
  const isHead =
    plain !== undefined &&
    isBelow(plain[1] ?? '', last[0].trim()) &&
    !/[.!?;]\s/u.test(above.slice(plain.index + plain[0].length));
  if (isHead) cuts.unshift(start + plain.index);
  return cuts;
}

/** `… in May. Recommendation 2: The board should …`: an id where a sentence begins, with its mark. */
function opensSentence(text: string, match: RegExpExecArray): boolean {
  return (match.index === 0 || /[.!?][”’"')]*\s+$/u.test(text.slice(0, match.index))) && /:\s+$/u.test(match[0]);
}

/** Where words of the site begin that end a text, as `Back to top` does; its length if none do. */
function furnitureAtEnd(text: string, words: Words): number {
  const tail = text.slice(-60).toLowerCase().trimEnd();
  for (const phrase of words.furniture) {
    if (phrase.includes(' ') && tail.endsWith(` ${phrase}`)) return text.trimEnd().length - phrase.length;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at] ?? '')) at++;
  return at;
}
