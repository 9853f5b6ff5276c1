import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { isDatePhrase } from '../../../core/dates.js';
import type { RawCell, RawRow } from '../../layout.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import type { Block, Part } from './blocks.js';
import type { TextLine } from './lines.js';
import type { Roles } from './roles.js';
import { splitStatus } from './statuses.js';

/** A record as cells, and what of it is label or title. */
export interface BlockReading {
  readonly row: RawRow;
  readonly headings: readonly Range[];
  /** Words of the record's own heading, where its text stands elsewhere. */
  readonly title: Range | null;
}

/** Turns the parts of a record into cells; what no label names is told from what it holds and from what is missing. */
export function readBlock(page: Page, block: Block, roles: Roles, words: Words): BlockReading {
  return new BlockReader(page, block, roles, words).read();
}

class BlockReader {
  readonly #page: Page;
  readonly #block: Block;
  readonly #roles: Roles;
  readonly #words: Words;
  readonly #cells: RawCell[] = [];
  readonly #headings: Range[] = [];
  readonly #evidence: string[] = [];
  readonly #messages: Message[] = [];
  #certainty: RawRow['certainty'] = 'sure';
  #statusFrom: RawRow['statusFrom'] = 'label';

  constructor(page: Page, block: Block, roles: Roles, words: Words) {
    this.#page = page;
    this.#block = block;
    this.#roles = roles;
    this.#words = words;
  }

  read(): BlockReading {
    const { start, carried, parts } = this.#block;
    if (start) {
      this.#add('id', null, [start.id]);
      this.#evidence.push(`begins with “${start.words}”`);
    }
    for (const part of carried) this.#part(part, false);
    for (const part of parts) this.#part(part, true);
    const title = this.#leadAndTitle();
    this.#bareStatus();
    this.#evidence.push(`labels: ${parts.map((part) => `“${part.label.title}” → ${this.#fieldOf(part)}`).join(', ') || 'none'}`);
    const row: RawRow = {
      at: start?.id.start ?? this.#block.at,
      cells: this.#cells,
      expectsStatus: this.#roles.usual.has('status') || this.#roles.usual.has('status-or-due'),
      statusFrom: this.#statusFrom,
      certainty: this.#certainty,
      keepsLines: true,
      evidence: this.#evidence,
      messages: this.#messages,
    };
    return { row, headings: this.#headings, title };
  }

  #fieldOf(part: Part): Field {
    return this.#roles.fields.get(part.label.key) ?? part.label.field;
  }

  #has(field: Field): boolean {
    return this.#cells.some((cell) => cell.field === field);
  }

  #add(field: Field, title: string | null, ranges: readonly Range[], items: readonly number[] = []): void {
    if (ranges.length > 0) this.#cells.push({ field, title, ranges, items });
  }

  #part(part: Part, own: boolean): void {
    if (own) this.#headings.push(...part.titles);
    const field = this.#fieldOf(part);
    const { title } = part.label;
    if (field === 'status' && own) {
      const [first] = part.values;
      const cut = first ? splitStatus(part.values, this.#words) : null;
      if (cut) {
        this.#add('status', title, [cut.status]);
        this.#rest(cut.rest, title);
        return;
      }
    }
    this.#add(field, title, rangesOf(part.values), itemsOf(part.values));
  }

  /** Words after a status under the same label are the note on it. */
  #rest(lines: readonly TextLine[], title: string): void {
    if (lines.length === 0) return;
    const noted = this.#block.parts.some((part) => this.#fieldOf(part) === 'progress');
    this.#add(noted ? 'other' : 'progress', title, rangesOf(lines), itemsOf(lines));
    this.#evidence.push(`the words after the status are ${noted ? 'kept under its label' : 'the note of progress'}`);
  }

  /** Words of the title line and lines before the first label, whose labels were lost or never given. */
  #leadAndTitle(): Range | null {
    const { start, heading, group } = this.#block;
    let lead = [...this.#block.lead];
    lead = this.#lostValues(lead);
    const missing = this.#missingText();
    let title = start?.rest ?? null;
    if (title && this.#isValue(title)) title = null;
    if (!title && heading && (missing !== null || !start)) title = lead.length === 0 && missing !== null ? heading : null;
    if (title && lead.length > 0 && continues(this.#page.text, title, lead)) {
      this.#add(missing ?? 'recommendation', null, [title, ...rangesOf(lead)], itemsOf(lead));
      return null;
    }
    if (lead.length > 0) {
      if (missing === null) this.#add('other', title ? quote(this.#page.text, title, 80) : 'introduction', rangesOf(lead), itemsOf(lead));
      else this.#add(missing, null, rangesOf(lead), itemsOf(lead));
      this.#evidence.push(`${lead.length} lines without a label → ${missing ?? 'kept as they are'}`);
      return title;
    }
    if (group?.rest && !this.#has('recommendation')) this.#add('recommendation', null, [group.rest]);
    if (title && (missing === 'action' || (missing === 'recommendation' && !this.#has('action')))) {
      this.#add(missing, null, [title]);
      return null;
    }
    return title;
  }

  /** The field of a text that has no label: what the other records have and this one lacks. */
  #missingText(): Field | null {
    const action = this.#has('action');
    const recommendation = this.#has('recommendation');
    if (action && recommendation) return null;
    if (action) return 'recommendation';
    if (recommendation) return this.#roles.usual.has('action') ? 'action' : null;
    return this.#roles.usual.has('action') || !this.#roles.usual.has('recommendation') ? 'action' : 'recommendation';
  }

  /** The last lines of a lead that are a response, a status or a date as a whole: their labels were lost. */
  #lostValues(lead: TextLine[]): TextLine[] {
    const rest = [...lead];
    for (let line = rest.at(-1); line && rest.length > 1; line = rest.at(-1)) {
      const field = this.#wholeValue(line.text);
      if (!field || this.#has(field)) break;
      rest.pop();
      this.#add(field, null, [line]);
      this.#evidence.push(`“${line.text}” is a ${field} whose label was lost`);
    }
    return rest;
  }

  #wholeValue(text: string): 'response' | 'status' | 'due' | null {
    const plain = text.replace(/[.\s]+$/u, '');
    if (this.#words.statuses.get(plain)) return 'status';
    const response = this.#words.responses.at(text, 0);
    if (response && /^[.\s]*(?:$|However\b|but\b|subject\b)/u.test(text.slice(response.end))) return 'response';
    return this.#roles.usual.has('due') && isDatePhrase(plain) ? 'due' : null;
  }

  /** `Recommendation 4: Accepted`, `Action 7 – Complete`: a value on the title line. */
  #isValue(title: Range): boolean {
    const text = this.#page.text.slice(title.start, title.end).replace(/^\(|\)$/gu, '');
    const field = this.#wholeValue(text);
    if (!field || this.#has(field)) return false;
    this.#add(field, null, [title]);
    return true;
  }

  /** A record without a status label may say its status on a line of its own. */
  #bareStatus(): void {
    if (this.#has('status') || this.#has('status-or-due')) return;
    this.#cells.forEach((cell, c) => {
      if (this.#has('status') || cell.field === 'id' || cell.field === 'response') return;
      const at = cell.ranges.findIndex((range, i) => (i > 0 || cell.field === 'progress') && this.#words.statuses.get(this.#page.text.slice(range.start, range.end).replace(/[.\s]+$/u, '')) !== undefined);
      const range = cell.ranges[at];
      if (!range || cell.ranges.length < 2) return;
      this.#cells[c] = { ...cell, ranges: cell.ranges.filter((_, i) => i !== at) };
      this.#add('status', null, [range]);
      this.#statusFrom = 'prose';
      this.#certainty = 'likely';
      this.#messages.push(message('parse/uncertain-boundary', 'the status stands on a line without a label', { place: placeAt(this.#page, range), actual: quote(this.#page.text, range) }));
    });
  }
}

function rangesOf(lines: readonly TextLine[]): readonly Range[] {
  return lines.map((line) => ({ start: line.start, end: line.end }));
}

function itemsOf(lines: readonly TextLine[]): readonly number[] {
  return lines.filter((line) => line.isItem).map((line) => line.start);
}

/** A title that runs on to the next line is the first line of a text. */
function continues(text: string, title: Range, lead: readonly TextLine[]): boolean {
  const [next] = lead;
  if (!next) return false;
  return /^\p{Ll}/u.test(next.text) && !/[.!?:]$/u.test(text.slice(title.start, title.end)) && !next.isItem;
}
