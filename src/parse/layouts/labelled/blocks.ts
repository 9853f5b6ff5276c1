import type { Range } from '../../../core/span.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { TextLine } from './lines.js';
import type { Entry, Segment } from './segments.js';
import type { Start } from './starts.js';
import type { Label } from './vocabulary.js';

/** A label of one record with its words; a label that stands twice has both places. */
export interface Part {
  readonly label: Label;
  readonly titles: readonly Range[];
  readonly values: readonly TextLine[];
}

/** One record before its parts become cells. */
export interface Block {
  readonly at: number;
  readonly end: number;
  /** Numbered headings right above: theme and group. */
  readonly heads: readonly Start[];
  readonly start: Start | null;
  /** A heading without a number right above. */
  readonly heading: TextLine | null;
  /** Lines before the first label: the words of a title, or of labels that were lost. */
  readonly lead: readonly TextLine[];
  readonly parts: readonly Part[];
  /** Parts of the record above that hold for this one too: several actions under one recommendation. */
  readonly carried: readonly Part[];
  /** The number above counts a group, of which this record is one. */
  readonly group: Start | null;
}

/** Parts that a record passes on to those that share it. */
const shared: ReadonlySet<Field> = new Set(['recommendation', 'theme', 'response', 'id']);

/** What a document's records are like, as far as cutting them needs it. */
export interface Habit {
  /** Keys that stand in a good part of the records. */
  readonly labels: number;
  /** No label of the document holds the text of a row, so that the line above the first label must. */
  readonly titled: boolean;
}

/** The records of a segment: where a label comes round again, the next one begins. */
export function splitSegment(segment: Segment, habit: Habit): readonly Block[] {
  const cuts = restarts(segment, habit);
  const blocks: Block[] = [];
  const shares = cuts.length > 0 && segment.start !== null;
  let lead: readonly TextLine[] = [];
  let carried: readonly Part[] = [];
  for (let i = 0; i <= cuts.length; i++) {
    const entries = segment.entries.slice(i === 0 ? 0 : cuts[i - 1], cuts[i] ?? segment.entries.length);
    const found = collect(entries);
    const { parts, tail } = i < cuts.length && habit.titled ? takeTitle(found.parts) : { parts: found.parts, tail: [] };
    const first = i === 0 ? (segment.heads[0]?.id ?? segment.start?.id ?? entries[0]?.line) : (lead[0] ?? entries[0]?.line);
    const own = i === 0 ? found.lead : [...lead, ...found.lead];
    blocks.push({
      at: first?.start ?? 0,
      end: endOf(parts, own, segment.start, first),
      heads: i === 0 ? segment.heads : [],
      start: shares ? null : i === 0 ? segment.start : null,
      heading: i === 0 ? segment.heading : null,
      lead: own,
      parts,
      carried: i === 0 ? [] : carried,
      group: shares ? segment.start : null,
    });
    if (i === 0) carried = passedOn(parts, entriesKey(segment, cuts[0]));
    lead = tail;
  }
  return blocks;
}

function entriesKey(segment: Segment, cut: number | undefined): string | null {
  return cut === undefined ? null : (segment.entries[cut]?.hit?.label.key ?? null);
}

/** The parts before the label that comes round again. */
function passedOn(parts: readonly Part[], key: string | null): readonly Part[] {
  const at = parts.findIndex((part) => part.label.key === key);
  return at <= 0 ? [] : parts.slice(0, at).filter((part) => shared.has(part.label.field));
}

/** Entries at which a label comes round again; in a numbered record one that repeats alone is the same label twice. */
function restarts(segment: Segment, habit: Habit): readonly number[] {
  const cuts: number[] = [];
  let seen = new Set<string>();
  let last: string | null = null;
  const again = new Map<string, Field>();
  segment.entries.forEach(({ hit }, i) => {
    if (!hit) return;
    const { key, field } = hit.label;
    const adjacent = key === last && (habit.labels > 1 || segment.start !== null);
    last = key;
    if (adjacent) return;
    if (seen.has(key)) {
      cuts.push(i);
      seen = new Set();
      again.set(key, field);
    }
    seen.add(key);
  });
  if (segment.start === null || cuts.length === 0) return cuts;
  return cycles(segment) ? cuts : [];
}

/** In a numbered record two labels that repeat, one of them a status or response, are rows of their own. */
function cycles(segment: Segment): boolean {
  const counts = new Map<string, number>();
  const fields = new Map<string, Field>();
  for (const { hit } of segment.entries) {
    if (!hit) continue;
    counts.set(hit.label.key, (counts.get(hit.label.key) ?? 0) + 1);
    fields.set(hit.label.key, hit.label.field);
  }
  const repeated = [...counts].filter(([, count]) => count > 1).map(([key]) => fields.get(key));
  return repeated.length > 1 && repeated.some((field) => field === 'status' || field === 'response' || field === 'status-or-due');
}

function collect(entries: readonly Entry[]): { lead: readonly TextLine[]; parts: readonly Part[] } {
  const lead: TextLine[] = [];
  const parts: { label: Label; titles: Range[]; values: TextLine[] }[] = [];
  const byKey = new Map<string, (typeof parts)[number]>();
  let open: (typeof parts)[number] | null = null;
  for (const { line, hit } of entries) {
    if (!hit) {
      (open ? open.values : lead).push(line);
      continue;
    }
    open = byKey.get(hit.label.key) ?? { label: hit.label, titles: [], values: [] };
    if (open.titles.length === 0) parts.push(open);
    byKey.set(hit.label.key, open);
    open.titles.push(hit.title);
    if (hit.value) open.values.push({ ...line, start: hit.value.start, text: line.text.slice(hit.value.start - line.start), opens: true, isItem: false });
  }
  return { lead, parts };
}

/** The last paragraph of a record's last part is the title of the next record, where records have titles above their labels. */
function takeTitle(parts: readonly Part[]): { parts: readonly Part[]; tail: readonly TextLine[] } {
  const last = parts.at(-1);
  if (!last || last.values.length < 2) return { parts, tail: [] };
  let from = last.values.length - 1;
  while (from > 1 && last.values[from]?.opens === false && /^\p{Ll}/u.test(last.values[from]?.text ?? '')) from--;
  return { parts: [...parts.slice(0, -1), { ...last, values: last.values.slice(0, from) }], tail: last.values.slice(from) };
}

function endOf(parts: readonly Part[], lead: readonly TextLine[], start: Start | null, first: Range | undefined): number {
  const ends = [first?.end ?? 0, start?.rest?.end ?? start?.id.end ?? 0, lead.at(-1)?.end ?? 0];
  const last = parts.at(-1);
  if (last) ends.push(last.values.at(-1)?.end ?? 0, last.titles.at(-1)?.end ?? 0);
  return Math.max(...ends);
}
