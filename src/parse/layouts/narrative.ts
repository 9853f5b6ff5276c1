import { message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import { findIds, idFamilies, looksLikeDate, type IdToken } from '../fields/ids.js';
import type { Layout, Proposal, RawCell, Tools } from '../layout.js';
import type { Line, Page } from '../page.js';
import { placeAt, quote } from '../place.js';

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
    const seen = new Set<string>();
    return page.flows.flatMap((flow) => flow.lines.flatMap((line) => propose(page, line, tools, seen) ?? []));
  },
};

const families = idFamilies.filter(
  (family) => family.id === 'worded' || family.id === 'lettered' || family.id === 'dotted',
);

/** A paragraph or list item that names one action, and says how it stands. */
function propose(page: Page, line: Line, tools: Tools, seen: Set<string>): Proposal | null {
  if (line.kind === 'heading' || line.end - line.start < 20) return null;
  const token = onlyId(page.text, line);
  if (!token || seen.has(token.id)) return null;
  const status = [...tools.words.statuses.find(page.text, line.start, line.end)].find(
    (found) => found.end <= token.start || found.start >= token.end,
  );
  if (!status) return null;
  seen.add(token.id);
  const bullet = /^[•◦▪●·‣⁃*–-]\s+/u.exec(page.text.slice(line.start, line.start + 6))?.[0].length ?? 0;
  const range: Range = { start: line.start + bullet, end: line.end };
  const cell = (field: RawCell['field'], start: number, end: number): RawCell => ({
    field,
    title: null,
    ranges: [{ start, end }],
  });
  const reason = `a sentence that names ${token.id} and holds “${page.text.slice(status.start, status.end)}”`;
  return {
    layout: narrative.id,
    range: { start: line.start, end: line.end },
    fit: { score: 0.3, reasons: [`narrative was asked for: ${reason}`] },
    read: () => ({
      rows: [
        {
          at: range.start,
          cells: [
            cell('id', token.start, token.end),
            cell('action', range.start, range.end),
            cell('status', status.start, status.end),
          ],
          expectsStatus: true,
          statusFrom: 'prose',
          certainty: 'doubtful',
          keepsLines: true,
          evidence: [reason],
          messages: [
            message('parse/uncertain-boundary', `read from narrative: ${reason}; no cell, label or heading says so`, {
              place: placeAt(page, range),
              actual: quote(page.text, range),
            }),
          ],
        },
      ],
      marks: [],
      claims: bullet > 0 ? [{ start: line.start, end: range.start, claim: 'heading', why: 'a bullet' }] : [],
      messages: [],
      evidence: [reason],
    }),
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
