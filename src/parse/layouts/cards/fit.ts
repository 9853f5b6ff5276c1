import { firstIndex } from '../../../core/search.js';
import { foldCase } from '../../../core/text.js';
import { isWholeStatus } from '../../fields/status.js';
import type { Proposal } from '../../layout.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import type { Column } from './columns.js';
import type { Card } from './items.js';
import type { Roles } from './roles.js';

/** How many lines outside of the cards are a status, or a label that cards have: rows that are built in another way. */
export function straysOf(page: Page, series: readonly Card[], columns: readonly Column[], words: Words): number {
  const titles = new Set(columns.flatMap(({ title }) => (title === null ? [] : [foldCase(title)])));
  let strays = 0;
  for (const line of page.lines) {
    if (line.kind === 'furniture' || line.kind === 'heading' || line.end - line.start > 200) continue;
    const card = series[firstIndex(series, (each) => each.end > line.start)];
    if (card && card.start <= line.start) continue;
    const text = page.text.slice(line.start, line.end);
    const head = /^[^:]{2,60}(?=:)/u.exec(text)?.[0] ?? text;
    if (titles.has(foldCase(head.trim())) || isWholeStatus(text, words)) strays++;
  }
  return strays;
}

/** Whether cards are rows of a plan: a text each, a status for most, an id or at least several of them; 0 with the reason where they are not. */
export function judge(
  columns: readonly Column[],
  roles: Roles,
  count: number,
  { headed, strays }: { headed: boolean; strays: number },
): Proposal['fit'] {
  const { status, id } = roles;
  const reasons = [`${count} cards that are built alike`, ...roles.reasons];
  const against = whyNoRows(columns, roles, count, headed);
  if (against !== null) return { score: 0, reasons: [...reasons, against] };
  if (strays > 0) return { score: 0.42, reasons: [...reasons, `${strays} statuses or labels stand in none of them`] };
  const isSure = status === null || (status.count >= count * 0.8 && status.statuses >= 0.6);
  if (!isSure || (roles.text?.count ?? 0) < count * 0.9) return { score: 0.45, reasons };
  if (status === null) return { score: 0.5, reasons };
  // What no label names could be anything, where labels name the rest.
  const isClear = status.title === null || columns.every((each) => isTold(each, roles) || each.count * 4 < count);
  if (id !== null) return { score: isClear ? 0.97 : 0.62, reasons };
  // What stands in every one of them without a name, and is told by nothing, may be the number that was not seen.
  const isOpen = columns.some((each) => each.title === null && !isTold(each, roles) && each.count * 2 > count);
  return { score: isPaired(roles, count) && !isOpen ? 0.9 : 0.62, reasons };
}

/** One status and one text in every one of several boxes: the page itself says which status is whose. */
export function isPaired({ status, text }: Roles, count: number): boolean {
  if (status === null || status.statuses < 0.8 || (status.title !== null && text?.title !== null)) return false;
  return count >= 4 && status.count === count && text?.count === count;
}

function isTold({ title, key }: Column, { fields, id }: Roles): boolean {
  return title !== null || fields.has(key) || key === id?.key;
}

/** Rows have a text of their own each, a status for half of them, and no more than one status and id. */
function whyNoRows(
  columns: readonly Column[],
  { status, text, id }: Roles,
  count: number,
  headed: boolean,
): string | null {
  if (!text) return 'nothing in them is the text of a row';
  if (!headed && (status?.count ?? 0) < count * 0.5) return 'fewer than half of them have a status';
  if (text.count < count * 0.7) return 'too many have no text';
  if (text.distinct < text.count * 0.7) return 'too many have the same text';
  if (!id && count < 3) return 'too few to be believed without ids';
  if ((status?.several ?? 0) > 0) return 'some have several statuses: they hold several rows';
  const crowded = columns.find((each) => each.several > 0.2 && (each === id || each.title === null));
  return crowded ? 'some have several ids or statuses in one place: they hold several rows' : null;
}

/** Whether cards are enough like rows to say why they are none: any list of a page is built alike. */
export function isWorthTelling({ status, id }: Roles, columns: readonly Column[], count: number): boolean {
  return status !== null || (id !== null && count > 2) || columns.filter(({ named }) => named !== null).length > 1;
}
