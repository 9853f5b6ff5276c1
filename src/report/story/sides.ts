import type { Report } from '../../model/report.js';
import type { Edition } from '../../model/edition.js';
import type { CaptureInfo } from '../../model/capture.js';
import { countOf, showDay, showMonth } from '../days.js';

/** One of the editions a report is about, as it is named throughout. */
export interface EditionSide {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  /** For a table head: `21 November 2024` or the id. */
  readonly short: string;
  /** For a narrow one: `Nov 2024` or the id. */
  readonly month: string;
  /** `the edition published 21 November 2024`, `the edition captured …`, `the edition “2024-11”`. */
  readonly named: string;
  readonly rows: number;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly captures: readonly CaptureInfo[];
}

export function describeSide(edition: Edition): EditionSide {
  const { id, title, published, publisher, licence, attribution } = edition.edition;
  return {
    id,
    title,
    published,
    short: published === null ? id : showDay(published),
    month: published === null ? id : showMonth(published),
    named: nameEdition(id, published, edition.captures),
    rows: edition.actions.length,
    publisher,
    licence,
    attribution,
    captures: edition.captures,
  };
}

/** An edition by what was seen of it: its date, else when it was captured, else its id. */
function nameEdition(id: string, published: string | null, captures: readonly CaptureInfo[]): string {
  if (published !== null) return `the edition published ${showDay(published)}`;
  const days = new Set(captures.map((capture) => capture.retrieved?.slice(0, 10) ?? ''));
  const day = days.size === 1 ? [...days][0] : undefined;
  return day === undefined || day === '' ? `the edition “${id}”` : `the edition captured ${showDay(day)}`;
}

/** The plan's name for a heading: the later edition's title, else the plan's id. */
export function planTitle(report: Exclude<Report, { kind: 'document' }>): string {
  switch (report.kind) {
    case 'edition':
      return report.edition.edition.title ?? report.edition.plan ?? report.edition.edition.id;
    case 'changes':
      return (
        report.changes.to.title ??
        report.changes.from.title ??
        report.changes.to.plan ??
        report.changes.from.plan ??
        'Two editions'
      );
    case 'history':
      return report.history.editions.at(-1)?.title ?? report.history.plan ?? 'A plan';
  }
}

/** One line that says what was read, for a footnote. */
export function citeEdition(side: EditionSide): string {
  const parts = [
    side.publisher,
    side.title ?? `edition “${side.id}”`,
    side.published === null ? null : `published ${showDay(side.published)}`,
    citeCaptures(side.captures),
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}

/** Where it was found and when: the address of the first page, the days of the first and the last capture. */
function citeCaptures(captures: readonly CaptureInfo[]): string | null {
  const [first] = captures;
  if (!first) return null;
  const days = captures.flatMap(({ retrieved }) => (retrieved === null ? [] : [retrieved.slice(0, 10)])).sort();
  const [from, to] = [days[0], days.at(-1)];
  const more = captures.length === 1 ? '' : ` and ${countOf(captures.length - 1, 'more page')}`;
  const when =
    from === undefined || to === undefined
      ? ''
      : `, captured ${from === to ? showDay(from) : `${showDay(from)} to ${showDay(to)}`}`;
  const hash = captures.length === 1 ? `, SHA-256 ${first.sha256.slice(0, 16)}…` : '';
  return `${first.url ?? first.name}${more}${when}${hash}`;
}
