import { message, type Message } from '../../core/message.js';
import type { DraftAction } from '../draft.js';
import { readHeader } from '../headers.js';
import type { Words } from '../lexicon/words.js';
import { isScale, namesOutcome } from '../outcome.js';
import type { Line } from '../page.js';
import { placeAt, quote } from '../place.js';
import type { PageReading } from '../read-page.js';
import { verdictsBetween } from './verdicts.js';

const fewest = 3;

/**
 * Pages whose rows have no status, though something beside nearly each of them reads like one: a
 * column or label kept under its own name, lines that open with a word for an outcome, or the
 * same few words behind the texts; and rows that were cut in two. Message: `parse/unread-status`, one a page.
 */
export function findLostStatuses(readings: readonly PageReading[], words: Words): readonly Message[] {
  return readings.flatMap((reading) => {
    const { page, drafts } = reading;
    if (drafts.length < fewest) return [];
    const hasSome = drafts.some(({ status }) => status !== null);
    const found = hasSome
      ? cutInTwo(drafts)
      : (keptAside(drafts, words) ?? labelled(reading, words) ?? behindTexts(reading));
    if (!found) return [];
    const place = placeAt(page, found.first);
    return [message('parse/unread-status', found.reason, { place, actual: quote(page.text, found.first, 100) })];
  });
}

interface Lost {
  readonly reason: string;
  readonly first: { readonly start: number; readonly end: number };
}

/** A row with an id and no status, and behind it one with a status and no id, again and again: halves of one. */
function cutInTwo(drafts: readonly DraftAction[]): Lost | null {
  const halves = drafts.filter(({ id, status }, i) => {
    const next = drafts[i + 1];
    return id !== null && status === null && next?.id === null && next.status !== null;
  });
  const [first] = halves;
  if (!first || halves.length < 2 || halves.length * 6 < drafts.length) return null;
  const reason = `${halves.length} rows with an id have no status, and the row behind each has a status and no id: they may be halves of one`;
  return { reason, first: { start: first.at, end: first.at + 100 } };
}

/** Values that stand beside most rows, under one name that tells of an outcome. */
function keptAside(drafts: readonly DraftAction[], words: Words): Lost | null {
  const names = new Set(drafts.flatMap(({ extra }) => Object.keys(extra)));
  for (const name of names) {
    const values = drafts.flatMap(({ extra }) => extra[name] ?? []);
    if (values.length * 5 < drafts.length * 3 || !tells(name, words) || !isScale(values)) continue;
    const at = drafts[0]?.at ?? 0;
    return {
      reason: `“${name}” holds ${some(values)}, and was read as no status`,
      first: { start: at, end: at + 100 },
    };
  }
  return null;
}

function tells(name: string, words: Words): boolean {
  return namesOutcome(name, words) && readHeader(name, words)?.field !== 'response';
}

const label = /^[\s*_#•–-]*(\p{Lu}[\p{L}’' ]{1,40}?)(?:\s*:[\s*_]*|\s(?=\p{Lu}))(?=\S)/u;

/** `Condition EXECUTED`, `**Result:** hit`: lines that open with the same words, which name an outcome. */
function labelled({ page, drafts }: PageReading, words: Words): Lost | null {
  const found = new Map<string, { line: Line; value: string }[]>();
  const lines = page.lines.filter(({ kind }) => kind !== 'furniture');
  lines.forEach((line, i) => {
    if (line.end - line.start > 120) return;
    const text = page.text.slice(line.start, line.end);
    const next = lines[i + 1];
    const [head, name = ''] = label.exec(text) ?? [];
    const alone = text.replace(/[\s:*_]+$/u, '');
    if (head !== undefined && tells(name, words)) add(found, name, { line, value: text.slice(head.length) });
    else if (next && alone.length <= 60 && tells(alone, words))
      add(found, alone, { line, value: page.text.slice(next.start, next.end) });
  });
  for (const [name, all] of found) {
    const values = all.map(({ value }) => value.replace(/[\s*_]+$/u, ''));
    const [first] = all;
    if (first && values.length * 5 >= drafts.length * 3 && isScale(values))
      return { reason: `“${name}” stands before ${some(values)}, and was read as no status`, first: first.line };
  }
  return null;
}

function add<V>(found: Map<string, V[]>, name: string, value: V): void {
  const known = found.get(name);
  if (known) known.push(value);
  else found.set(name, [value]);
}

/** Words that come back behind the texts of most rows; a table with edges says itself what they are. */
function behindTexts({ page, drafts }: PageReading): Lost | null {
  if (page.tables.some(({ start, end }) => drafts.some(({ at }) => at >= start && at < end))) return null;
  const texts = drafts.map(({ at }, i) => ({ start: at, end: drafts[i + 1]?.at ?? page.text.length }));
  const [found] = verdictsBetween(page, texts);
  return found && found.count * 5 >= drafts.length * 3
    ? { reason: `${found.reason}, and no row has a status`, first: found.first }
    : null;
}

function some(values: readonly string[]): string {
  return [...new Set(values)]
    .slice(0, 3)
    .map((each) => `“${each}”`)
    .join(', ');
}
