import { message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import { foldCase } from '../../core/text.js';
import { findIds, idFamilies, looksLikeDate, type IdToken } from '../fields/ids.js';
import type { Layout, Proposal, RawCell, RawRow, Tools } from '../layout.js';
import type { Line, Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import { toldActions, type ToldAction } from '../told-actions.js';

/**
 * Narrative that names its actions inside sentences, read only where the caller asks for it:
 * nothing says where such a record begins or ends, so all of them are doubtful.
 *
 *     • The harbour lights have been replaced, which completes Action 12.
 *     • A tide gauge is being built (R61).
 */
export const narrative: Layout = {
  id: 'narrative',
  propose(page, tools) {
    if (tools.narrative !== true) return [];
    const lines = page.flows.flatMap((flow) => flow.lines);
    const told = lines.map((line) => (isProse(line) ? toldActions(page.text, line, tools.words) : []));
    // Where sentences name the actions, what opens paragraphs is their number.
    const numbered = told.some((each) => each.length > 0);
    const seen = new Set<string>();
    return lines.flatMap((line, i) => {
      const own = told[i]?.length || !isProse(line) ? (told[i] ?? []) : idBeside(page.text, line, numbered, tools);
      return propose(page, line, own, seen) ?? [];
    });
  },
};

const families = idFamilies.filter(
  (family) => family.id === 'worded' || family.id === 'lettered' || family.id === 'dotted',
);

function isProse(line: Line): boolean {
  return line.kind !== 'heading' && line.end - line.start >= 20;
}

/** A paragraph or list item that names actions, and says how they stand: each action once a page. */
function propose(page: Page, line: Line, own: readonly ToldAction[], seen: Set<string>): Proposal | null {
  const told = own.filter(({ id }) => !seen.has(foldCase(id)));
  if (told.length === 0) return null;
  for (const { id } of told) seen.add(foldCase(id));
  const bullet = /^[•◦▪●·‣⁃*–-]\s+/u.exec(page.text.slice(line.start, line.start + 6))?.[0].length ?? 0;
  const whole: Range = { start: line.start + bullet, end: line.end };
  const reasons = told.map(
    ({ id, status }) => `a sentence that names ${id} and holds “${page.text.slice(status.start, status.end)}”`,
  );
  return {
    layout: narrative.id,
    range: { start: line.start, end: line.end },
    fit: { score: 0.3, reasons: reasons.map((reason) => `narrative was asked for: ${reason}`) },
    read: () => ({
      rows: told.map((each, i) => rowOf(page, each, told.length === 1 ? whole : each.sentence, reasons[i] ?? '')),
      marks: [],
      claims: [
        { ...whole, claim: 'narrative', why: 'what stands around the sentences' },
        ...(bullet > 0 ? [{ start: line.start, end: whole.start, claim: 'heading' as const, why: 'a bullet' }] : []),
      ],
      messages: [],
      evidence: reasons,
    }),
  };
}

/** The one id that a paragraph has in brackets, in front or behind a noun of rows, and a status anywhere. */
function idBeside(text: string, line: Line, numbered: boolean, { words }: Tools): readonly ToldAction[] {
  const token = onlyId(text, line);
  if (!token || (numbered && token.start === line.start)) return [];
  const status = [...words.statuses.find(text, line.start, line.end)].find(
    (found) => found.end <= token.start || found.start >= token.end,
  );
  return status ? [{ id: token.id, name: token, sentence: line, status }] : [];
}

function rowOf(page: Page, { name, status }: ToldAction, words: Range, reason: string): RawRow {
  const cell = (field: RawCell['field'], { start, end }: Range): RawCell => ({
    field,
    title: null,
    ranges: [{ start, end }],
  });
  return {
    at: words.start,
    cells: [cell('id', name), cell('action', words), cell('status', status)],
    expectsStatus: true,
    statusFrom: 'prose',
    certainty: 'doubtful',
    keepsLines: true,
    evidence: [reason],
    messages: [
      message('parse/uncertain-boundary', `read from narrative: ${reason}; no cell, label or heading says so`, {
        place: placeAt(page, words),
        actual: quote(page.text, words),
      }),
    ],
  };
}

/** The one id that a text names; null where it names several, or what may be a version, a date or a sum. */
function onlyId(text: string, line: Range): IdToken | null {
  const found = new Map<string, IdToken>();
  for (const family of families) {
    for (const token of findIds(family, text, line.start, line.end)) {
      const before = text.slice(Math.max(line.start, token.start - 24), token.start);
      const named =
        family.id === 'worded' ||
        /\(\s*$/u.test(before) ||
        token.start === line.start ||
        /\b(?:actions?|recommendations?|commitments?|milestones?)\s+$/iu.test(before);
      if (
        !named ||
        looksLikeDate(token.id) ||
        [...found.values()].some((other) => other.start <= token.start && token.end <= other.end)
      )
        continue;
      found.set(token.id, token);
    }
  }
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}
