import { isDatePhrase } from '../../../core/dates.js';
import { isBelow, looksLikeDate } from '../../fields/ids.js';
import type { Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import { answers, isSameId, isTextOf, judge, levelOfLabels, succeeds, type Judge } from './judge.js';
import type { TextLine } from './lines.js';
import { isNounOf } from './nouns.js';
import { numberOf } from './numbers.js';
import type { Start } from './starts.js';
import { labelOfHeading } from './subheadings.js';
import type { Hit, Label, Vocabulary } from './vocabulary.js';

/** One line of a segment and the label it carries, if any. */
export interface Entry {
  readonly line: TextLine;
  readonly hit: Hit | null;
}

/**
 * A stretch of lines from one record start to the next. Without a start of its own it may
 * hold several records, which only their labels tell apart.
 */
export interface Segment {
  /** Headings right above it that number a theme or group: `1. Doors and Hours`, `1.1 Opening hours`. */
  readonly heads: readonly Start[];
  readonly start: Start | null;
  /** A heading without a number, right above. */
  readonly heading: TextLine | null;
  readonly entries: readonly Entry[];
}

/** Families whose ids number records and little else. */
const sureFamilies: ReadonlySet<string> = new Set(['dotted', 'lettered', 'slashed', 'plan', 'shaped']);

/** Where records may begin: at ids and titles, and at lines that are a record each. */
export interface Openings {
  readonly starts: readonly (Start | null)[];
  readonly rows: ReadonlySet<number>;
}

interface OpenSegment {
  readonly start: Start | null;
  readonly heading: TextLine | null;
  readonly entries: Entry[];
  readonly keys: Set<string>;
  readonly heads: readonly Start[];
  /** The last label holds ids, and nothing but ids stands below it so far. */
  listsIds: boolean;
}

/**
 * Cuts the lines of flows where ids, titles and headings say that a record begins. Text that
 * no segment wants (before the first record, after a heading that opens none) is left out.
 */
export class Segmenter {
  readonly #lines: readonly TextLine[];
  readonly #vocabulary: Vocabulary;
  readonly #starts: readonly (Start | null)[];
  readonly #rows: ReadonlySet<number>;
  readonly #tools: Tools;
  readonly #judge: Judge;
  readonly #titled: boolean;
  /** The outermost level of headings that are labels; null where labels are no headings. */
  readonly #labelLevel: number | null;
  #segments: Segment[] = [];
  #heads: Start[] = [];
  #open: OpenSegment | null = null;
  #heading: TextLine | null = null;
  /** The line outside every record that was seen last. */
  #above: TextLine | null = null;

  constructor(
    lines: readonly TextLine[],
    vocabulary: Vocabulary,
    { starts, rows }: Openings,
    tools: Tools,
    titled: boolean,
  ) {
    this.#titled = titled;
    this.#lines = lines;
    this.#vocabulary = vocabulary;
    this.#tools = tools;
    this.#starts = starts;
    this.#rows = rows;
    this.#judge = judge(vocabulary, starts);
    this.#labelLevel = levelOfLabels(lines, vocabulary);
  }

  /** The segments of one flow: the lines from one index to another. */
  cut(from: number, to: number): readonly Segment[] {
    this.#segments = [];
    this.#heads = [];
    this.#heading = null;
    this.#above = null;
    for (let i = from; i < to; i++) this.#line(i, to);
    this.#close();
    return this.#segments;
  }

  #line(i: number, to: number): void {
    const line = this.#lines[i];
    const start = this.#starts[i];
    const hit = this.#vocabulary.hits[i] ?? null;
    if (!line) return;
    if (start && this.#isRepeated(start, i, to)) this.#repeat(line, start);
    else if (start && (this.#rows.has(i) || this.#opensRecord(start, i, to))) this.#begin(start);
    else if (this.#rows.has(i) && !isTextOf(this.#open, i, this.#rows, this.#judge)) this.#row(line);
    else if (hit) this.#label(line, hit);
    else if (this.#isTitle(line)) this.#open?.entries.push({ line, hit: null });
    else if (line.isHeading && this.#isInside(line)) this.#subheading(line);
    else if (this.#isHeading(line, i)) this.#headed(line);
    else if (this.#open) this.#text(this.#open, line, start?.rest === null);
    else {
      this.#heads = [];
      this.#heading = null;
      this.#above = line;
      return;
    }
    this.#above = null;
  }

  #text(open: OpenSegment, line: TextLine, isId: boolean): void {
    open.entries.push({ line, hit: null });
    if (!isId) open.listsIds = false;
  }

  #label(line: TextLine, hit: Hit): void {
    const regular = hit.label.count * 2 >= this.#vocabulary.cycles || this.#judge.openers.has(hit.label.key);
    if (!this.#open && !regular) return;
    const open = this.#open ?? this.#start(null, this.#titled && this.#above ? [{ line: this.#above, hit: null }] : []);
    open.entries.push({ line, hit });
    open.keys.add(hit.label.key);
    open.listsIds = (hit.label.field === 'id' || hit.label.field === 'links') && hit.value === null;
  }

  /** The id of the record that is open, said once more before its labels have come round. */
  #isRepeated(start: Start, i: number, to: number): boolean {
    const open = this.#open;
    if (!open?.start || open.entries.length === 0 || !isSameId(open.start, start)) return false;
    const { hit } = this.#ahead(i, to);
    return hit !== null && !open.keys.has(hit.label.key);
  }

  /** It labels the words that follow it. */
  #repeat(line: TextLine, { id, rest }: Start): void {
    const title = { start: line.start, end: rest?.start ?? line.end };
    const label = {
      key: 'recommendation',
      title: line.text.slice(0, id.end - line.start),
      field: 'recommendation' as const,
      count: 1,
      reason: 'the id of the record once more',
    };
    this.#open?.entries.push({ line, hit: { label, form: 'alone', title, value: rest } });
  }

  /** A start that another follows before any label was the heading of a group. */
  #begin(start: Start): void {
    const noun = this.#takeNoun(start);
    const last = this.#open;
    if (last?.start && last.entries.length === 0) {
      this.#open = null;
      this.#heads = [...last.heads, last.start];
    } else this.#close();
    this.#start(noun ? { ...start, start: noun.start } : start, []);
  }

  /** The next segment, below the headings that were seen. */
  #start(start: Start | null, entries: Entry[]): OpenSegment {
    const opened = {
      start,
      heading: this.#heading,
      entries,
      keys: new Set<string>(),
      heads: this.#heads,
      listsIds: false,
    };
    this.#heads = [];
    this.#heading = null;
    this.#open = opened;
    return opened;
  }

  /** The label of a number is no part of the record above, and opens none of its own. */
  #takeNoun(start: Start): TextLine | null {
    const open = this.#open;
    if (!open || !isNounOf(start, open.entries.at(-1), this.#lines)) return null;
    const line = open.entries.pop()?.line ?? null;
    if (open.start !== null || open.entries.length > 0) return line;
    this.#open = null;
    this.#heading = open.heading;
    this.#heads = [...open.heads];
    return line;
  }

  /** A line that is a record: its first words open it, whatever they are. */
  #row(line: TextLine): void {
    this.#close();
    this.#start(null, [{ line, hit: null }]);
  }

  /** A heading right below an id that stands alone: what the id numbers. */
  #isTitle(line: TextLine): boolean {
    const open = this.#open;
    return line.isHeading && open?.start?.rest === null && !open.start.isHeading && open.entries.length === 0;
  }

  /** Whether a heading stands below the label or the record above it, so that it ends neither. */
  #isInside(line: TextLine): boolean {
    const above = this.#open?.start ? this.#lines[this.#open.start.line] : undefined;
    const outer = above?.isHeading === true ? above.level : null;
    const level = line.level ?? 0;
    if (!this.#open || readMark(line.text, { start: 0, end: line.text.length }, null, this.#tools.words)) return false;
    // `Addressed to: All bridge owners` right below a number, where numbers and labels are headings alike.
    if (level === outer && level === this.#labelLevel) return this.#open.entries.length === 0;
    if (this.#labelLevel !== null)
      return level > this.#labelLevel || (level === this.#labelLevel && outer !== null && outer < level);
    return outer !== null && level > outer;
  }

  #subheading(line: TextLine): void {
    const hit = labelOfHeading(line, line.level === this.#labelLevel, this.#tools.words);
    this.#open?.entries.push({ line, hit });
  }

  #headed(line: TextLine): void {
    this.#close();
    this.#heads = [];
    this.#heading = line;
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (open && (open.start !== null || open.entries.length > 0))
      this.#segments.push({ heads: open.heads, start: open.start, heading: open.heading, entries: open.entries });
  }

  #opensRecord(start: Start, i: number, to: number): boolean {
    if (start.isHeading) return true;
    // `1.1 The government agrees …` below recommendation 1 is a numbered paragraph of the answer.
    if (answers(this.#open?.start, start, this.#lines[start.line], this.#tools.words)) return false;
    const { hit, other, otherFirst } = this.#ahead(i, to);
    const restarts = hit === null ? succeeds(this.#open, start) : this.#restarts(hit);
    const heads = otherFirst && other - i <= 3 && this.#leadsTo(start, this.#starts[other] ?? null);
    if (start.rest === null && this.#isValue(start)) return false;
    if (this.#isAwaited(start)) return (start.rest === null || heads) && restarts;
    if (restarts || heads) return true;
    if (start.rest !== null && !start.family.startsWith('worded')) return false;
    // An id alone, and then a label that only this record begins with; or none, where a record has lost them all.
    return this.#isSure(start) && (hit ? start.rest === null : this.#open !== null);
  }

  /** Below `Link to recommendation` stands one id a line, below `Planned end:` perhaps `05/2033`. */
  #isValue({ words }: Start): boolean {
    return this.#open?.listsIds === true || (this.#awaits()?.field === 'due' && isDatePhrase(words));
  }

  /** The next label, if it comes before the next start. */
  #ahead(i: number, to: number): { hit: Hit | null; other: number; otherFirst: boolean } {
    const next = Math.min(this.#judge.nextHit[i + 1] ?? to, to);
    const other = Math.min(this.#judge.nextStart[i + 1] ?? to, to);
    return {
      hit: next < to && next <= other ? (this.#vocabulary.hits[next] ?? null) : null,
      other,
      otherFirst: other < next,
    };
  }

  #isSure({ family }: Start): boolean {
    return sureFamilies.has(family) || family.startsWith('worded');
  }

  #leadsTo(start: Start, next: Start | null): boolean {
    return next !== null && isBelow(numberOf(start.words), numberOf(next.words));
  }

  /** Whether the label above still waits for its value, and an id may be it. */
  #isAwaited(start: Start): boolean {
    const label = this.#awaits();
    if (!label) return false;
    const { field } = label;
    return (
      field === 'due' ||
      field === 'recommendation' ||
      field === 'other' ||
      start.rest !== null ||
      looksLikeDate(start.words)
    );
  }

  /** The label above that has no value yet. */
  #awaits(): Label | null {
    const last = this.#open?.entries.at(-1)?.hit;
    return !last || last.value ? null : last.label;
  }

  #restarts(hit: Hit): boolean {
    const open = this.#open;
    if (!open || open.keys.size === 0) return true;
    return open.keys.has(hit.label.key) || this.#judge.openers.has(hit.label.key);
  }

  /** A heading ends a record; so does a line that names a theme or a status right before the next record. */
  #isHeading(line: TextLine, i: number): boolean {
    if (line.isHeading) return true;
    if (line.text.length > 120 || !/^\p{Lu}/u.test(line.text)) return false;
    const next = this.#judge.nextHit[i + 1] ?? this.#lines.length;
    const hit = this.#vocabulary.hits[next];
    if (!hit || next - i > 4 || !this.#restarts(hit)) return false;
    const mark = readMark(line.text, { start: 0, end: line.text.length }, null, this.#tools.words);
    return mark !== null && mark.kind !== 'group';
  }
}
