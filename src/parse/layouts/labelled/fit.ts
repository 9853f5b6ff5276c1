import { isDatePhrase } from '../../../core/dates.js';
import type { Fit } from '../../../core/registry.js';
import { idShape } from '../../fields/id-shapes.js';
import { idFamilies, isBelow, leadingId } from '../../fields/ids.js';
import { readStatus } from '../../fields/status.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import { findBareStatus } from './bare.js';
import type { Block } from './blocks.js';
import type { TextLine } from './lines.js';
import { statusAtEnd, wholeValue } from './lost.js';
import { numberOf } from './numbers.js';
import type { Roles } from './roles.js';
import type { Vocabulary } from './vocabulary.js';

const tracking: readonly Field[] = ['status', 'status-or-due', 'response', 'progress', 'due', 'owners', 'next-steps'];

/** Fields that narrative chapters do not have. */
const telling: ReadonlySet<Field> = new Set(['status', 'status-or-due', 'response', 'due', 'owners', 'id']);

/** Whether blocks are records of a plan: labels that come round, among them what one tracks an action by. */
export function judgeFit(
  page: Page,
  blocks: readonly Block[],
  roles: Roles,
  vocabulary: Vocabulary,
  words: Words,
): Fit {
  const full = blocks.filter((block) => block.parts.length > 0);
  const labels = [...roles.fields].map(([key, field]) => `“${vocabulary.labels.get(key)?.title ?? key}” → ${field}`);
  const reasons = [`${full.length} records with the labels ${labels.join(', ')}`, ...roles.reasons];
  const refuse = (reason: string): Fit => ({ score: 0, reasons: [...reasons, reason] });
  const tracked = new Set([...roles.fields.values()].filter((field) => tracking.includes(field)));
  if (full.length === 0) return refuse('no label stands in a record');
  if (tracked.size === 0) return refuse('no label says what became of a row');
  const parts = full.reduce((sum, block) => sum + block.parts.length, 0);
  const empty = full.reduce((sum, block) => sum + block.parts.filter((part) => part.values.length === 0).length, 0);
  if (empty * 2 > parts) return refuse('most labels have no value: a header, or a form');
  if (full.filter((block) => isHeaderRow(block, words)).length * 2 >= full.length)
    return refuse('the labels stand side by side: the header of a table');
  const texts = full.filter((block) => hasText(block, roles)).length;
  if (texts * 2 < full.length) return refuse('most records have no text');
  const regular = parts / Math.max(1, full.length * usualLabels(full));
  const begun = full.filter((block) => block.start !== null).length / full.length;
  const fields = new Set([...roles.fields.values()].filter((field) => field !== 'other'));
  const doubts = doubtsAbout(page, full, roles, words);
  reasons.push(...doubts.reasons);
  if (full.length === 1) return single(full[0], roles, fields, { doubt: doubts.weight, reasons, words });
  if (begun < 0.5 && ![...fields].some((field) => telling.has(field)))
    return refuse('neither ids nor statuses, responses, dates or owners: chapters of a report');
  const bare = full.filter((block) => tellsBare(page, block, words)).length;
  const told = fields.has('status') || fields.has('status-or-due') || fields.has('response') || bare * 2 >= full.length;
  if (usualLabels(full) < 2 && ((begun < 0.5 && !areTitled(full, doubts.weight)) || !told))
    return refuse('one label alone makes no record');
  reasons.push(
    `a record has ${(regular * 100).toFixed(0)} % of the usual labels; ${(begun * 100).toFixed(0)} % begin with an id or title`,
  );
  return {
    score:
      Math.min(0.96, 0.42 + 0.25 * Math.min(1, regular) + 0.05 * Math.min(4, fields.size) + 0.08 * begun) -
      doubts.weight,
    reasons,
  };
}

/** A heading of its own over each of several known statuses, as Markdown has them: `### Wider gates`, `**Status:** Open`. */
function areTitled(blocks: readonly Block[], doubt: number): boolean {
  const titles = blocks.flatMap(({ heading }) => (isTitle(heading) && heading ? [heading] : []));
  const isOneLevel = titles.every(({ level, isHeading }) => isHeading && level === titles[0]?.level);
  const distinct = new Set(titles.map(({ text }) => text)).size;
  return (
    doubt === 0 && isOneLevel && blocks.length >= 3 && titles.length === blocks.length && distinct === blocks.length
  );
}

/** `Actions No. Owner Current status A14-01 …`: what stands behind one header word is the next, and no more. */
function isHeaderRow({ parts }: Block, words: Words): boolean {
  return parts.some(
    ({ values: [first] }) =>
      first !== undefined &&
      words.headers.get(first.text) !== undefined &&
      words.statuses.get(first.text) === undefined &&
      words.responses.get(first.text) === undefined,
  );
}

/** A status or response without a label: on the title line, or on a line of its own. */
function tellsBare(page: Page, block: Block, words: Words): boolean {
  const title = block.start?.rest;
  const text = title ? page.text.slice(title.start, title.end).replace(/^\(|\)$/gu, '') : '';
  return (
    (text !== '' && (wholeValue(text, false, words) !== null || statusAtEnd(text, words) !== null)) ||
    findBareStatus(block, words) !== null
  );
}

/** Status cells without a status, and ids that begin lines inside values, speak of another layout: a header word is no label. */
function doubtsAbout(
  page: Page,
  blocks: readonly Block[],
  roles: Roles,
  words: Words,
): { weight: number; reasons: readonly string[] } {
  const reasons: string[] = [];
  let statuses = 0;
  let known = 0;
  let inner = 0;
  for (const { parts, start } of blocks) {
    for (const part of parts) {
      const isStatus = roles.fields.get(part.label.key) === 'status';
      const [first] = part.values;
      if (isStatus && first) {
        statuses++;
        if (
          isDatePhrase(first.text) ||
          isGrade(first.text) ||
          (first.text.length <= 120 && readStatus(first.text, words))
        )
          known++;
      }
      // `1.2` below record 1 numbers a paragraph of it.
      for (const line of part.values.slice(1)) {
        const own = start !== null && isBelow(numberOf(start.words), line.text);
        if (!own && opensWithId(page.text, line)) inner++;
      }
    }
  }
  const unknown = statuses === 0 ? 0 : (statuses - known) / statuses;
  const lost = Math.min(1, inner / blocks.length);
  if (unknown > 0) reasons.push(`${statuses - known} of ${statuses} statuses are in no vocabulary`);
  if (lost > 0) reasons.push(`${inner} lines inside values begin with an id`);
  return { weight: 0.3 * unknown + 0.3 * lost, reasons };
}

/** `Closed - all of it is done`, too: a status, and what it says after a dash. */
function isVerdict(text: string, words: Words): boolean {
  if (wholeValue(text, true, words) !== null || isGrade(text)) return true;
  const head = text.length <= 60 ? /^(.{3,30}?)\s+[–—-]\s+\S/u.exec(text)?.[1] : undefined;
  return head !== undefined && words.statuses.get(head) !== undefined;
}

/** Colours and ratings mean what a legend says, but they are what a status may be. */
function isGrade(text: string): boolean {
  return (
    /^(?:green|amber|red|blue|gr[ae]y|yellow|black|white|purple)\b.{0,40}$/iu.test(text) ||
    /^(?:\p{Lu}{1,4}|[1-5])(?![\p{L}\p{N}]).{0,40}$/u.test(text) ||
    /^\P{L}{1,3}$/u.test(text)
  );
}

function opensWithId(text: string, line: TextLine): boolean {
  const id = /^\p{N}{1,3}\.\p{N}/u.test(line.text)
    ? leadingId(text, line.start, line.end, idFamilies.slice(0, 1))
    : null;
  return id !== null && /^\s+\p{Lu}/u.test(text.slice(id.end, Math.min(line.end, id.end + 4)));
}

function single(
  block: Block | undefined,
  roles: Roles,
  fields: ReadonlySet<Field>,
  { doubt, reasons, words }: { doubt: number; reasons: readonly string[]; words: Words },
): Fit {
  const labels = block?.parts.length ?? 0;
  const named = block?.start != null;
  // `Status: how far we have got` is a glossary's.
  const told = block?.parts.some(({ label, values: [first] }) => {
    const field = roles.fields.get(label.key);
    const tells = field === 'status' || field === 'status-or-due' || field === 'response';
    return tells && first !== undefined && isVerdict(first.text, words);
  });
  if (![...fields].some((field) => telling.has(field)))
    return { score: 0, reasons: [...reasons, 'neither status, response, date nor owner: a chapter of a report'] };
  if (labels < 2 || fields.size < 2 || (!named && (labels < 3 || !told)))
    return { score: 0, reasons: [...reasons, 'a label or two on a page make no record'] };
  return {
    score: Math.min(0.85, 0.4 + 0.07 * Math.min(5, fields.size) + (named || fields.has('id') ? 0.1 : 0)) - doubt,
    reasons: [...reasons, 'one record on the page'],
  };
}

/**
 * One label and its value above the first record: no row where it has no text, or where records
 * have ids or titles. Neither is a number alone that the records below do not count on from: the page's own.
 */
export function isStray(block: Block, others: readonly Block[], roles: Roles): boolean {
  if (block.start && isBare(block)) {
    const shape = idShape(block.start.words);
    return others.every((each) => each.start === null || (idShape(each.start.words) !== shape && !isBare(each)));
  }
  if (isPageOwn(block, others)) return true;
  if (block.parts.length > 1 || block.start || block.group) return false;
  const begun = others.filter((each) => each.start !== null || each.group !== null).length;
  const isOdd = (block.parts[0]?.label.count ?? 0) < 2 || usualLabels(others) > 2;
  return !hasText(block, roles) || (begun >= others.length * 0.8 && isOdd);
}

/**
 * `MO-2023-204`, `Status of the investigation: closed`: an id of another make than all others, and no label of theirs,
 * is that of the page.
 */
function isPageOwn({ parts, start, group }: Block, others: readonly Block[]): boolean {
  const begun = others.flatMap((each) => (each.start ? [idShape(each.start.words)] : []));
  if (group || begun.length < 2 || begun.length < others.length) return false;
  const known = new Set(others.flatMap((each) => each.parts.map(({ label }) => label.key)));
  const isUnlike = start === null || !begun.includes(idShape(start.words));
  return isUnlike && parts.length <= 1 && parts.every(({ label }) => !known.has(label.key));
}

/** An id and nothing else. */
function isBare({ start, parts, lead, heading, heads, carried, group }: Block): boolean {
  const words = start?.rest ?? heading ?? group;
  return words === null && [parts, lead, heads, carried].every(({ length }) => length === 0);
}

function hasText(block: Block, roles: Roles): boolean {
  if (block.start || block.group || block.lead.length > 0 || isTitle(block.heading) || block.carried.length > 0)
    return true;
  return block.parts.some(
    ({ label, values: [first] }) =>
      first !== undefined &&
      !isCount(first.text) &&
      ['action', 'recommendation'].includes(roles.fields.get(label.key) ?? ''),
  );
}

/** `Key actions: 5 | Completed: 2` counts them. */
function isCount(text: string): boolean {
  return /^\p{N}{1,4}(?:\s*\|.*)?$/u.test(text);
}

/** `2023` and `March 2024` above links are no text of a row. */
function isTitle(heading: TextLine | null): boolean {
  return heading !== null && !isDatePhrase(heading.text) && !/^(?:19|20)\p{N}{2}$/u.test(heading.text);
}

/** How many labels a record has in the middle of the field. */
function usualLabels(blocks: readonly Block[]): number {
  const counts = blocks.map((block) => block.parts.length).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}
