import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import type { RawCell, RawRow } from '../../layout.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import { findBareStatus } from './bare.js';
import type { Block, Group, Part } from './blocks.js';
import type { TextLine } from './lines.js';
import { isOfOtherKind, isTheme } from './groups.js';
import { statusAtEnd, wholeValue } from './lost.js';
import type { Knowledge } from './knowledge.js';
import { isNumberedBelow, numberOf } from './numbers.js';
import { continues, isAnswered, isSentence, missingText, splitDates, withoutBullet } from './titles.js';
import { tagOf } from './tags.js';
import { valuesOfTitle } from './title-values.js';
import { splitAnswer, splitShort, splitStatus } from './statuses.js';

/** A record as cells, and what of it is label or title. */
export interface BlockReading {
  readonly row: RawRow;
  readonly headings: readonly Range[];
  /** Words of the record's own heading, where its text stands elsewhere. */
  readonly title: Range | null;
}

/** Turns the parts of a record into cells; what no label names is told from what it holds and from what is missing. */
export function readBlock(page: Page, block: Block, knowledge: Knowledge): BlockReading {
  return new BlockReader(page, block, knowledge).read();
}

class BlockReader {
  readonly #page: Page;
  readonly #block: Block;
  readonly #roles: Knowledge['roles'];
  readonly #words: Words;
  readonly #wrapped: boolean;
  readonly #cells: RawCell[] = [];
  readonly #headings: Range[] = [];
  readonly #evidence: string[] = [];
  readonly #messages: Message[] = [];
  #lead: readonly TextLine[];
  #parts: readonly Part[];
  #certainty: RawRow['certainty'] = 'sure';
  #statusFrom: RawRow['statusFrom'] = 'label';

  constructor(page: Page, block: Block, { roles, words, wrapped, doubt }: Knowledge) {
    this.#page = page;
    this.#block = block;
    this.#roles = roles;
    this.#words = words;
    this.#wrapped = wrapped;
    const bare = block.group ? withoutBullet(block.lead) : null;
    if (bare) this.#headings.push(bare.bullet);
    this.#lead = bare?.lead ?? block.lead;
    this.#parts = block.parts;
    if (doubt !== null) this.#doubt(doubt);
  }

  #doubt(reason: string): void {
    const place = { start: this.#block.at, end: this.#block.end };
    const details = { place: placeAt(this.#page, place), actual: quote(this.#page.text, place) };
    this.#certainty = 'doubtful';
    this.#messages.push(message('parse/uncertain-boundary', reason, details));
  }

  read(): BlockReading {
    const { start, group, carried } = this.#block;
    if (start) {
      const label = this.#parts.find((part) => this.#fieldOf(part) === 'id');
      if (!isNumberedBelow(start.words, label?.values[0]?.text)) this.#add('id', null, [start.id]);
      this.#evidence.push(`begins with “${start.words}”`);
    }
    if (group) this.#groupCell(group);
    this.#bareStatus();
    for (const part of [...this.#parts, ...carried]) {
      this.#headings.push(...part.titles);
      this.#part(part);
    }
    const title = this.#leadAndTitle();
    if (group && this.#isNumberedAs(group)) this.#add('id', null, [group.start.id]);
    this.#evidence.push(
      `labels: ${this.#parts.map((part) => `“${part.label.title}” → ${this.#fieldOf(part)}`).join(', ') || 'none'}`,
    );
    const row: RawRow = {
      at: start?.id.start ?? this.#block.at,
      cells: this.#cells,
      expectsStatus: this.#roles.usual.has('status') || this.#roles.usual.has('status-or-due'),
      statusFrom: this.#statusFrom,
      certainty: this.#certainty,
      keepsLines: !this.#wrapped,
      evidence: this.#evidence,
      messages: this.#messages,
    };
    return { row, headings: this.#headings, title };
  }

  /** The only item of a numbered recommendation has no other number than that one. */
  #isNumberedAs(group: Group): boolean {
    if (group.isShared || this.#block.start || !this.#has('action') || this.#has('id')) return false;
    const text = this.#parts.find((part) => this.#fieldOf(part) === 'action');
    if (isNumberedBelow(numberOf(group.start.words), text?.values[0]?.text)) return false;
    return !isOfOtherKind(group, text, this.#words);
  }

  #fieldOf(part: Part): Field {
    const { fields, twins, usual } = this.#roles;
    const told = fields.get(part.label.key) ?? part.label.field;
    // Under the heading of a group, the recommendation that a label gives is the text of the row.
    const isText = told === 'recommendation' && this.#block.group !== null && !usual.has('action');
    const field = isText && this.#parts.includes(part) ? 'action' : told;
    const twin = twins.get(part.label.key);
    if (twin === undefined) return field;
    const better = this.#parts.find(({ label }) => fields.get(label.key) === twin);
    const first = better ?? this.#parts.find(({ label }) => twins.get(label.key) === twin);
    return first === part ? twin : field;
  }

  #has(field: Field): boolean {
    return this.#cells.some((cell) => cell.field === field);
  }

  #add(field: Field, title: string | null, ranges: readonly Range[]): void {
    if (ranges.length > 0) this.#cells.push({ field, title, ranges });
  }

  /** Lines as a cell; `before` is the part of a title that they go on from. */
  #lines(field: Field, title: string | null, lines: readonly TextLine[], before: readonly Range[] = []): void {
    const ranges = [...before, ...lines.map(({ start, end }) => ({ start, end }))];
    const items = lines.filter((line) => line.isItem).map((line) => line.start);
    const paragraphs = lines.filter((line) => line.opens).map((line) => line.start);
    if (ranges.length > 0) this.#cells.push({ field, title, ranges, items, paragraphs });
  }

  /** The group's number and words: one cell, so that its id is read from it. */
  #groupCell({ start, lead }: Group): void {
    if (isTheme(start, this.#words)) return;
    const named = /^\P{Ll}/u.test(start.words);
    const own = named ? { start: start.id.start, end: start.end } : start.rest;
    const ranges = [...(own ? [own] : []), ...lead.map((line) => ({ start: line.start, end: line.end }))];
    const id = named ? { id: start.id } : {};
    if (ranges.length > 0) this.#cells.push({ field: 'recommendation', title: null, ranges, ...id });
  }

  #part(part: Part): void {
    const field = this.#fieldOf(part);
    const { title } = part.label;
    if (part.label.key === this.#roles.noted && part.values.length > 1) {
      this.#lines(field, title, part.values.slice(0, 1));
      this.#lines('progress', null, part.values.slice(1));
      return;
    }
    if (part.label.key === this.#roles.texted && part.values.length > 1) {
      this.#lines(field, title, part.values.slice(0, 1));
      this.#lines('action', null, part.values.slice(1));
      return;
    }
    if (field === 'status') {
      const cut = splitStatus(part.values, this.#words, this.#roles.scales.has(part.label.key));
      if (cut) this.#add('status', title, [cut.status]);
      else this.#lines(field, title, part.values);
      this.#after(field, title, cut?.rest ?? []);
      if (part.label.key === this.#roles.answers) this.#lines('response', null, part.values.slice(0, 1));
      return;
    }
    const above = this.#roles.usual.has('response') ? null : this.#block.start;
    const asks = above && (field === 'recommendation' || field === 'action');
    const answer = asks ? splitAnswer(numberOf(above.words), part.values, this.#words) : null;
    if (answer) {
      this.#headings.push(answer.number);
      this.#lines(field, title, answer.own);
      this.#lines('response', null, answer.rest);
      return;
    }
    const cut = splitShort(field, part.values, this.#words);
    this.#lines(field, title, cut?.own ?? part.values);
    this.#after(field, title, cut?.rest ?? []);
  }

  /** Paragraphs below a short value: the note on the row, unless a label gives one. */
  #after(field: Field, title: string, rest: readonly TextLine[]): void {
    if (rest.length === 0) return;
    const noted = this.#has('progress') || this.#block.parts.some((each) => this.#fieldOf(each) === 'progress');
    this.#lines(noted ? 'other' : 'progress', title, rest);
    this.#evidence.push(`the words after the ${field} are ${noted ? 'kept under its label' : 'the note of progress'}`);
  }

  #bareStatus(): void {
    if (this.#parts.some((part) => ['status', 'status-or-due'].includes(this.#fieldOf(part)))) return;
    const block = { lead: this.#lead, parts: this.#parts, start: this.#block.start };
    const tag = tagOf(block, this.#roles.tags);
    const found = tag ?? findBareStatus(block, this.#words);
    if (!found) return;
    this.#lead = found.lead;
    this.#parts = found.parts;
    this.#headings.push(...found.around);
    this.#add('status', null, [found.status]);
    this.#statusFrom = 'prose';
    if (tag) return;
    if (this.#certainty === 'sure') this.#certainty = 'likely';
    const details = { place: placeAt(this.#page, found.status), actual: quote(this.#page.text, found.status) };
    this.#evidence.push(`“${details.actual}” stands on a line without a label`);
    this.#messages.push(message('parse/uncertain-boundary', 'the status stands on a line without a label', details));
  }

  /** Words of the title line and lines before the first label, whose labels were lost or never given. */
  #leadAndTitle(): Range | null {
    const { dates, lead } = splitDates(this.#lostValues(), this.#block.start?.rest != null, this.#words);
    this.#lines('other', 'date', dates);
    const missing = missingText((field) => this.#has(field), this.#block.group !== null, this.#roles.usual);
    const title = this.#withoutStatus(this.#title(lead));
    if (lead.length === 0) return title && this.#becomesText(title, missing) ? null : title;
    const below = title === null ? null : this.#belowText(title, lead);
    if (title && below && this.#becomesText(title, missing)) {
      this.#lines(below, null, lead);
      return null;
    }
    if (title && continues(this.#page.text, title, lead)) {
      this.#lines(missing ?? 'recommendation', null, lead, [title]);
      return null;
    }
    const name = title ? quote(this.#page.text, title, 80) : 'introduction';
    this.#lines(missing ?? 'other', missing === null ? name : null, lead);
    this.#evidence.push(`${lead.length} lines without a label → ${missing ?? `kept as “${name}”`}`);
    return title;
  }

  /** What stands below a title that is the whole text: an answer, or a note where no label gives one. */
  #belowText(title: Range, lead: readonly TextLine[]): 'response' | 'progress' | null {
    const { text } = this.#page;
    if (!this.#has('response') && isAnswered(text, title, lead, this.#words)) return 'response';
    const noted = this.#has('progress') || this.#roles.usual.has('progress') || this.#block.group !== null;
    return !noted && isSentence(text, title) ? 'progress' : null;
  }

  #title(lead: readonly TextLine[]): Range | null {
    const { start, heading } = this.#block;
    if (start?.rest) return this.#isValue(start.rest) ? null : start.rest;
    const told = start !== null || lead.length > 0 || this.#has('action') || this.#has('recommendation');
    return told ? null : heading;
  }

  /** A title is the row's text where no label gives one. */
  #becomesText(title: Range, missing: Field | null): boolean {
    if (missing !== 'action' && (missing !== 'recommendation' || this.#has('action'))) return false;
    this.#add(missing, null, [title]);
    return true;
  }

  /** The last lines of a lead that are a response, a status or a date as a whole: their labels were lost. */
  #lostValues(): readonly TextLine[] {
    const rest = [...this.#lead];
    for (let line = rest.at(-1); line && rest.length > 1; line = rest.at(-1)) {
      const field = wholeValue(line.text, this.#roles.usual.has('due'), this.#words);
      if (!field || this.#has(field)) break;
      rest.pop();
      this.#add(field, null, [line]);
      this.#evidence.push(`“${line.text}” is a ${field} whose label was lost`);
    }
    return rest;
  }

  /** `Action 4: Lamps – Complete`, `Action 4: Lamps (Complete)`: a status at the end of the title line. */
  #withoutStatus(title: Range | null): Range | null {
    if (!title || this.#has('status') || this.#has('status-or-due')) return title;
    const tail = statusAtEnd(this.#page.text.slice(title.start, title.end), this.#words);
    if (!tail) return title;
    this.#add('status', null, [{ start: title.start + tail.start, end: title.start + tail.end }]);
    this.#evidence.push('the title line ends with the status');
    this.#headings.push({ start: title.start + tail.from, end: title.end });
    return { start: title.start, end: title.start + tail.from };
  }

  /** `Recommendation 4: Accepted`, `Action 7 – Agreed – Complete`: values on the title line. */
  #isValue(title: Range): boolean {
    const values = valuesOfTitle(this.#page.text.slice(title.start, title.end), this.#words);
    if (values === null || values.some(({ field }) => this.#has(field))) return false;
    for (const { field, start, end } of values)
      this.#add(field, null, [{ start: title.start + start, end: title.start + end }]);
    if (values.length > 1) this.#headings.push(title);
    this.#evidence.push(`the title line is a ${values.map(({ field }) => field).join(' and a ')}`);
    return true;
  }
}
