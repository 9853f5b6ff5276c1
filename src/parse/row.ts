import { message, type Message, type MessageDetails, type Place } from '../core/message.js';
import { rangeOver, type Range, type Span } from '../core/span.js';
import type { Recommendation, Theme } from '../model/edition.js';
import type { Due, Response, Status } from '../model/status.js';
import { isBlank } from './blank.js';
import type { RowContext } from './context.js';
import type { DraftAction, RowSettings } from './draft.js';
import { afterId, bareId, foldId, idWidth, isBelow } from './fields/ids.js';
import { readLinks } from './fields/links.js';
import { splitOwners } from './fields/owners.js';
import { readResponse } from './fields/response.js';
import { fieldText } from './fields/value.js';
import { leadingIdOf } from './leading.js';
import type { RawCell, RawRow } from './layout.js';
import type { Field } from './lexicon/lexicon.js';
import { betweenMarks, withoutBlanks } from './note-marks.js';
import type { Page } from './page.js';
import { placeAt, quote } from './place.js';
import { cellsByField, placesOf } from './row-cells.js';
import { openingOf, themeOf } from './row-openings.js';
import { missingStatus, readDue, readStatusCell } from './row-status.js';
import { partRow } from './row-parts.js';
import { trailingId } from './trailing.js';

/** Turns a raw row into a draft: takes the id off its text, reads status, dates, owners, group. */
export function readRow(
  page: Page,
  published: RawRow,
  context: (id: string | null) => RowContext,
  settings: RowSettings,
): DraftAction {
  const raw = partRow(page.text, published, settings.tools.words);
  return new RowBuilder(page, raw, cellsByField(page.text, raw), settings).build(context);
}

const noText = 'this row has no text: its words may stand in another cell, or above its id';

class RowBuilder {
  readonly #spans: Record<string, Span> = {};
  readonly #messages: Message[];
  readonly #page: Page;
  readonly #raw: RawRow;
  readonly #cells: ReadonlyMap<Field, RawCell>;
  readonly #settings: RowSettings;

  constructor(page: Page, raw: RawRow, cells: ReadonlyMap<Field, RawCell>, settings: RowSettings) {
    this.#page = page;
    this.#raw = raw;
    this.#cells = cells;
    this.#settings = settings;
    this.#messages = [...raw.messages];
  }

  build(contextOf: (id: string | null) => RowContext): DraftAction {
    const main = this.#cells.get('action') ?? this.#cells.get('recommendation') ?? null;
    const { id, text } = this.#idAndText(main);
    const context = contextOf(id);
    const due = this.#due(this.#cells.get('due'));
    const status = this.#status(context, id);
    const recommendation = this.#recommendation(main, context);
    if (text === '') this.#messages.push(message('parse/no-text', noText, this.#details(id)));
    return {
      id,
      theme: this.#theme(context, recommendation),
      recommendation,
      text,
      status: status.status,
      response: this.#response(),
      progress: this.#plain('progress', 'progress'),
      owners: splitOwners(this.#plain('owners', 'owners') ?? ''),
      due: due ?? status.due,
      links: this.#links(),
      extra: this.#extra(),
      spans: this.#spans,
      certainty: this.#raw.certainty,
      page: this.#page,
      at: this.#raw.at,
      messages: this.#messages,
      evidence: this.#raw.evidence,
    };
  }

  #details(id: string | null): MessageDetails {
    const range = { start: this.#raw.at, end: this.#lastEnd() };
    return {
      place: { ...placeAt(this.#page, range), ...(id === null ? {} : { key: id }) },
      actual: quote(this.#page.text, range),
    };
  }

  #text(ranges: readonly Range[], cell?: RawCell | null): string {
    const text = fieldText(this.#page.text, ranges, {
      items: cell?.items ?? [],
      paragraphs: cell?.paragraphs ?? [],
      keepsLines: this.#raw.keepsLines,
    });
    return withoutBlanks(text, this.#page.noteMarks);
  }

  #mark(field: string, whole: readonly Range[]): void {
    const { noteMarks, document } = this.#page;
    const ranges = betweenMarks(whole, noteMarks);
    const [first] = ranges;
    const segments =
      first && ranges.length === 1
        ? document.tape.locate(first.start, first.end)
        : ranges.flatMap((range) => document.tape.locate(range.start, range.end));
    if (segments.length > 0) this.#spans[field] = segments;
  }

  #plain(field: Field, name: string): string | null {
    const cell = this.#cells.get(field);
    if (!cell) return null;
    const text = this.#text(cell.ranges, cell);
    if (text === '' || isBlank(text)) return null;
    this.#mark(name, cell.ranges);
    return text;
  }

  #idAndText(main: RawCell | null): { id: string | null; text: string } {
    const own = this.#cells.get('id');
    let id: string | null = null;
    if (own) {
      id = foldId(bareId(this.#text(own.ranges)));
      const width = (range: Range): number => bareId(this.#page.text.slice(range.start, range.end)).length;
      const places = own.ranges.map((range) => ({ start: range.start, end: range.start + width(range) }));
      this.#mark('id', places);
    }
    if (!main) return { id, text: '' };
    let ranges = main.ranges;
    const [first, ...rest] = main.ranges;
    const token = first && !own ? leadingIdOf(this.#page.text, first, this.#settings) : null;
    if (first && token && (token.end < first.end || rest.length > 0)) {
      id = token.id;
      this.#mark('id', [{ start: token.start, end: token.start + idWidth(this.#page.text, token) }]);
      ranges =
        token.end < first.end
          ? [{ start: afterId(this.#page.text, token.end, first.end), end: first.end }, ...rest]
          : rest;
    }
    const last = id === null && this.#settings.trailing ? trailingId(this.#page.text, main) : null;
    if (last) {
      id = last.id;
      this.#mark('id', [last.range]);
      ranges = [...ranges.slice(0, -1), { start: ranges.at(-1)?.start ?? last.textEnd, end: last.textEnd }];
    }
    this.#mark('text', ranges);
    return { id: id === '' ? null : id, text: this.#text(ranges, main) };
  }

  #recommendation(main: RawCell | null, context: RowContext): Recommendation | null {
    const cell = this.#cells.get('recommendation');
    if (!cell || cell === main) {
      if (!context.group) return null;
      this.#mark('recommendation', [context.group.title]);
      return { id: context.group.id, title: this.#text([context.group.title]) || null, text: null };
    }
    const [range] = cell.ranges;
    if (!range) return null;
    const token = openingOf(this.#page.text, cell, this.#settings.families);
    const words = { start: token ? afterId(this.#page.text, token.end, range.end) : range.start, end: range.end };
    const text = this.#text([words, ...cell.ranges.slice(1)], cell);
    this.#mark('recommendation', cell.ranges);
    const isText = text.length > 200 || /[.;]$/u.test(text);
    // The recommendation in full has no number of its own: the heading it stands under may.
    const group = isText && !token ? context.group : null;
    if (group) this.#mark('recommendation', [group.title, ...cell.ranges]);
    return {
      id: token?.id ?? group?.id ?? null,
      title: group ? this.#text([group.title]) || null : isText || text === '' ? null : text,
      text: isText ? text : null,
    };
  }

  #theme(context: RowContext, recommendation: Recommendation | null): Theme | null {
    const cell = this.#cells.get('theme');
    if (cell) {
      this.#mark('theme', cell.ranges);
      return themeOf(this.#text(cell.ranges));
    }
    // A numbered heading above the recommendation's own number is the theme of both.
    const over = recommendation?.id != null && context.group && isBelow(context.group.id, recommendation.id);
    const heading = context.theme ?? (over ? context.group : context.above);
    if (!heading || heading.title.start === this.#cells.get('recommendation')?.id?.start) return null;
    this.#mark('theme', [heading.title]);
    return { id: heading.id, title: this.#text([heading.title]) || null };
  }

  #status(context: RowContext, id: string | null): { status: Status | null; due: Due | null } {
    const cell = this.#cells.get('status') ?? this.#cells.get('status-or-due');
    const published = cell ? this.#text(cell.ranges, cell) : '';
    if (cell && published !== '') {
      this.#mark('status', cell.ranges);
      return this.#readStatus(published, cell, context);
    }
    if (context.status && !this.#raw.expectsStatus) {
      this.#mark('status', [context.status.words]);
      return {
        status: { published: this.#text([context.status.words]), value: context.status.value, from: 'heading' },
        due: null,
      };
    }
    if (this.#raw.expectsStatus) {
      const range = { start: this.#raw.at, end: this.#lastEnd() };
      const cut =
        /^\s*$/u.test(this.#page.text.slice(range.end, range.end + 40)) &&
        this.#page.text.length - range.end < 40 &&
        this.#raw.certainty === 'doubtful';
      const { code, reason } = missingStatus(cut, this.#settings.edgeless === true);
      this.#messages.push(message(code, reason, this.#details(id)));
    }
    return { status: null, due: null };
  }

  #readStatus(published: string, cell: RawCell, context: RowContext): { status: Status; due: Due | null } {
    const place = (): Place => placeAt(this.#page, cell.ranges[0] ?? { start: 0, end: 0 });
    const heading = context.status && { words: this.#text([context.status.words]), value: context.status.value };
    const { status, due, messages } = readStatusCell(
      published,
      { from: this.#raw.statusFrom, heading, place, title: cell.title },
      this.#settings,
    );
    if (due && this.#spans['due'] === undefined) this.#mark('due', placesOf(due.published, cell, this.#page.text));
    this.#messages.push(...messages);
    return { status, due };
  }

  #due(cell: RawCell | undefined): Due | null {
    const published = cell ? this.#text(cell.ranges) : '';
    if (!cell || published === '' || isBlank(published)) return null;
    this.#mark('due', cell.ranges);
    const place = (): Place => placeAt(this.#page, cell.ranges[0] ?? { start: 0, end: 0 });
    const { due, messages } = readDue(published, this.#settings, place);
    this.#messages.push(...messages);
    return due;
  }

  #response(): Response | null {
    const published = this.#plain('response', 'response');
    return published === null ? null : readResponse(published, this.#settings.tools.words);
  }

  #links(): readonly string[] {
    const published = this.#plain('links', 'links');
    return published === null ? [] : readLinks(published);
  }

  #extra(): Record<string, string> {
    // A map, because a column may be called `constructor`.
    const extra = new Map<string, string>();
    this.#raw.cells.forEach((cell, i) => {
      const isField = cell.field !== 'other' && cell.field !== 'next-steps';
      const text = isField && this.#cells.get(cell.field) === cell ? '' : this.#text(cell.ranges, cell);
      if (text === '') return;
      const title = cell.title ?? `column ${i + 1}`;
      const before = extra.get(title);
      extra.set(title, before === undefined ? text : `${before}\n${text}`);
      this.#mark(`extra.${title}`, cell.ranges);
    });
    return Object.fromEntries(extra);
  }

  #lastEnd(): number {
    return Math.max(this.#raw.at, rangeOver(this.#raw.cells.flatMap((cell) => cell.ranges)).end);
  }
}
