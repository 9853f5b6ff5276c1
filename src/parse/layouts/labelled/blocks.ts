import type { Range } from '../../../core/span.js';
import type { Field } from '../../lexicon/lexicon.js';
import { foldUpdates } from './history.js';
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

/** What several records stand under: a numbered recommendation with its words. */
export interface Group {
  readonly start: Start;
  readonly lead: readonly TextLine[];
  /** Several records without numbers of their own share its number, so that it is the id of none. */
  readonly isShared: boolean;
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
  readonly group: Group | null;
}

/** Parts that a record passes on to those that share it. */
const shared: ReadonlySet<Field> = new Set(['recommendation', 'theme', 'response']);

/** What the records of a document are like, as far as cutting them needs it. */
export interface Habit {
  /** How many different labels there are. */
  readonly labels: number;
  /** No label of the document holds the text of a row, so that the line above the first label must. */
  readonly titled: boolean;
  /** The label above which an item of a list opens each record: `• log every complaint;` over `Status`. */
  readonly opener: string | null;
}

/** Between the item that opens a record and its first label stand no more lines than this. */
const longestItem = 8;

/** The label that stands right below an item of a list nearly every time it is not the first of its record. */
export function itemOpener(segments: readonly Segment[]): string | null {
  const counts = new Map<string, { below: number; all: number; records: number }>();
  for (const { entries, start } of segments) {
    if (!start) continue;
    const own = new Map<string, { below: number; all: number }>();
    entries.forEach(({ hit }, i) => {
      if (!hit) return;
      const count = own.get(hit.label.key) ?? { below: 0, all: 0 };
      own.set(hit.label.key, count);
      count.all++;
      if (itemAbove(entries, i) !== null) count.below++;
    });
    for (const [key, { below, all }] of own) {
      // A record of one part has no list.
      if (all < 2) continue;
      const count = counts.get(key) ?? { below: 0, all: 0, records: 0 };
      counts.set(key, { below: count.below + below, all: count.all + all, records: count.records + 1 });
    }
  }
  const found = [...counts].filter(([, { below, all, records }]) => records > 0 && all > 2 && below * 5 >= all * 4);
  return found[0]?.[0] ?? null;
}

/** Where the item begins that ends right above an entry; null for none. */
function itemAbove(entries: readonly Entry[], at: number): number | null {
  for (let i = at - 1; i >= 0 && at - i <= longestItem; i--) {
    const entry = entries[i];
    if (!entry || entry.hit) return null;
    if (entry.line.isItem) return i;
    if (entry.line.opens) return null;
  }
  return null;
}

function itemCuts({ entries }: Segment, opener: string): readonly number[] {
  return entries.flatMap(({ hit }, i) => (hit?.label.key === opener ? (itemAbove(entries, i) ?? i) : []));
}

/** The records of a document's segments: where a label comes round again, the next one begins. */
export function splitSegments(found: readonly Segment[], habit: Habit): readonly Block[] {
  const { opener } = habit;
  const segments = found.map((segment) => {
    const updates = segment.start === null ? null : foldUpdates(segment.entries, restarts(segment, habit));
    return updates ? { ...segment, entries: updates } : segment;
  });
  const cuts = segments.map((segment) => {
    const items = opener === null || !segment.start ? [] : itemCuts(segment, opener);
    return opener !== null && items.length > 1 ? items : restarts(segment, habit);
  });
  const groups = groupFamilies(segments, cuts);
  return segments.flatMap((segment, i) => splitSegment(segment, cuts[i] ?? [], groups, habit));
}

/**
 * Families of ids that number groups of records, with the label at which the records of a
 * group begin. One record that says everything twice makes no groups of the others.
 */
function groupFamilies(
  segments: readonly Segment[],
  cuts: readonly (readonly number[])[],
): ReadonlyMap<string, string> {
  const families = new Map<string, { key: string; groups: number; all: number }>();
  segments.forEach((segment, i) => {
    if (!segment.start) return;
    const from = cuts[i]?.[0];
    const key = from === undefined ? undefined : segment.entries.slice(from).find(({ hit }) => hit)?.hit?.label.key;
    const known = families.get(segment.start.family) ?? { key: '', groups: 0, all: 0 };
    families.set(segment.start.family, {
      key: key ?? known.key,
      groups: known.groups + (key === undefined ? 0 : 1),
      all: known.all + 1,
    });
  });
  return new Map(
    [...families]
      .filter(([, { groups, all }]) => groups > 0 && groups * 10 >= all * 3)
      .map(([family, { key }]) => [family, key]),
  );
}

function splitSegment(
  segment: Segment,
  cuts: readonly number[],
  groups: ReadonlyMap<string, string>,
  habit: Habit,
): readonly Block[] {
  const { start, entries } = segment;
  const opener = start ? groups.get(start.family) : undefined;
  const shares = opener !== undefined && entries.some(({ hit }) => hit?.label.key === opener);
  const all = [...cuts, entries.length].map((to, i) => collect(entries.slice(i === 0 ? 0 : cuts[i - 1], to)));
  const [first] = all;
  // Where each record opens with an item, what stands above the first is the group's.
  const isIntroduced = shares && first?.parts.every((part) => part.label.key !== opener) === true;
  const pieces = isIntroduced ? all.slice(1) : all;
  const isShared = pieces.length > 1;
  const group: Group | null = shares && start && first ? { start, lead: first.lead, isShared } : null;
  const key = entries[cuts[0] ?? 0]?.hit?.label.key ?? null;
  const above = first?.parts ?? [];
  const carried = cuts.length === 0 ? [] : isIntroduced ? above : passedOn(above, key);
  const blocks: Block[] = [];
  let title: readonly TextLine[] = [];
  pieces.forEach((piece, i) => {
    const own = i === 0;
    const isLast = i === pieces.length - 1;
    const { parts, tail } = habit.titled && !isLast ? takeTitle(piece.parts) : { parts: piece.parts, tail: [] };
    const lead = !own ? [...title, ...piece.lead] : group && !isIntroduced ? [] : piece.lead;
    title = tail;
    if (own) blocks.push(openingBlock(segment, { group, lead, parts, carried: isIntroduced ? carried : [] }));
    else {
      const from = lead[0] ?? parts[0]?.titles[0];
      const at = from?.start ?? 0;
      const end = endOf(parts, lead, undefined, from);
      blocks.push({ at, end, heads: [], start: null, heading: null, lead, parts, carried, group });
    }
  });
  return blocks;
}

/** The first record of a segment, which has its headings and its number. */
function openingBlock(
  { heads, heading, start }: Segment,
  own: Pick<Block, 'group' | 'lead' | 'parts' | 'carried'>,
): Block {
  const from = heads[0] ?? start ?? own.lead[0] ?? own.parts[0]?.titles[0];
  return {
    ...own,
    at: from?.start ?? 0,
    end: endOf(own.parts, own.lead, start ?? undefined, from),
    heads,
    start: own.group ? null : start,
    heading,
  };
}

/** The parts before the label that comes round again. */
function passedOn(parts: readonly Part[], key: string | null): readonly Part[] {
  const at = parts.findIndex((part) => part.label.key === key);
  return at <= 0 ? [] : parts.slice(0, at).filter((part) => shared.has(part.label.field));
}

/** Entries at which a label comes round again; one that repeats right away is the same label twice. */
function restarts(segment: Segment, habit: Habit): readonly number[] {
  const cuts: number[] = [];
  let seen = new Set<string>();
  let last: string | null = null;
  segment.entries.forEach(({ hit }, i) => {
    if (!hit) return;
    const { key } = hit.label;
    const again = key === last && (habit.labels > 1 || segment.start !== null);
    last = key;
    if (again) return;
    if (seen.has(key)) {
      cuts.push(i);
      seen = new Set();
    }
    seen.add(key);
  });
  return segment.start === null || comesRound(segment) ? cuts : [];
}

/** In a numbered record, two labels that repeat, one of them a status or response, are rows of their own. */
function comesRound(segment: Segment): boolean {
  const counts = new Map<string, number>();
  const fields = new Map<string, Field>();
  for (const { hit } of segment.entries) {
    if (!hit) continue;
    counts.set(hit.label.key, (counts.get(hit.label.key) ?? 0) + 1);
    fields.set(hit.label.key, hit.label.field);
  }
  const repeated = [...counts].filter(([, count]) => count > 1).map(([key]) => fields.get(key));
  return (
    repeated.length > 1 &&
    repeated.some((field) => field === 'status' || field === 'response' || field === 'status-or-due')
  );
}

interface OpenPart {
  readonly label: Label;
  readonly titles: Range[];
  readonly values: TextLine[];
}

function collect(entries: readonly Entry[]): { lead: readonly TextLine[]; parts: readonly Part[] } {
  const lead: TextLine[] = [];
  const parts = new Map<string, OpenPart>();
  let open: OpenPart | null = null;
  for (const { line, hit } of entries) {
    if (!hit) {
      (open ? open.values : lead).push(line);
      continue;
    }
    open = parts.get(hit.label.key) ?? { label: hit.label, titles: [], values: [] };
    parts.set(hit.label.key, open);
    open.titles.push(hit.title);
    if (hit.value)
      open.values.push({
        ...line,
        start: hit.value.start,
        text: line.text.slice(hit.value.start - line.start),
        opens: true,
        isItem: false,
      });
  }
  return { lead, parts: [...parts.values()] };
}

/** The last paragraph of a record is the title of the next, where records have titles above their labels. */
function takeTitle(parts: readonly Part[]): { parts: readonly Part[]; tail: readonly TextLine[] } {
  const last = parts.at(-1);
  if (!last || last.values.length < 2) return { parts, tail: [] };
  let from = last.values.length - 1;
  while (from > 1 && last.values[from]?.opens === false && /^\p{Ll}/u.test(last.values[from]?.text ?? '')) from--;
  return {
    parts: [...parts.slice(0, -1), { ...last, values: last.values.slice(0, from) }],
    tail: last.values.slice(from),
  };
}

function endOf(
  parts: readonly Part[],
  lead: readonly TextLine[],
  opening: Range | undefined,
  from: Range | undefined,
): number {
  const ends = [from?.end ?? 0, opening?.end ?? 0, lead.at(-1)?.end ?? 0];
  for (const part of parts) ends.push(part.values.at(-1)?.end ?? 0, part.titles.at(-1)?.end ?? 0);
  return Math.max(...ends);
}

/** A block without the last lines of its last part. */
export function cutTail(block: Block, lines: number): Block {
  const last = block.parts.at(-1);
  if (!last || lines === 0) return block;
  const parts = [...block.parts.slice(0, -1), { ...last, values: last.values.slice(0, last.values.length - lines) }];
  return {
    ...block,
    parts,
    end: endOf(parts, block.lead, block.start ?? undefined, { start: block.at, end: block.at }),
  };
}
