import { readHeader } from '../../headers.js';
import type { Tools } from '../../layout.js';
import { openingId } from '../../opening-id.js';
import { chunksOf, type Chunk, type PrintedLine } from './lines.js';

/** A column of a header: its words, over as many lines as they were set, and how far they reach. */
export interface HeaderColumn {
  readonly text: string;
  readonly parts: readonly Chunk[];
  readonly x: number;
  readonly right: number;
}

export interface Header {
  /** Index of its first line, and how many lines it has. */
  readonly first: number;
  readonly lines: number;
  readonly columns: readonly HeaderColumn[];
  readonly score: number;
}

/** Headers are set over this many lines at the most. */
const deepest = 6;
const longestCell = 60;

/** Finds headers in printed lines: a line at a time is cheap, for most hold no word of a header. */
export class HeaderFinder {
  readonly #text: string;
  readonly #lines: readonly PrintedLine[];
  readonly #tools: Tools;
  readonly #hints: (boolean | undefined)[] = [];
  readonly #found = new Map<number, Header | null>();
  /** What went on below headers where they stood first, by their words. */
  readonly #rests = new Map<string, string>();

  constructor(text: string, lines: readonly PrintedLine[], tools: Tools) {
    this.#text = text;
    this.#lines = lines;
    this.#tools = tools;
  }

  /**
   * The header that begins at a line, its cells set over one to six lines and perhaps centred:
   *
   *     Review                       Status
   *                     Actions
   *     Recommendation               of Action
   */
  at(first: number): Header | null {
    const own = this.#best(first);
    if (!own) return null;
    // A heading right above a header reads as a part of it; the header without it reads as well.
    for (let next = first + 1; next < first + own.lines; next++) {
      const later = this.#best(next);
      if (later && later.score >= own.score) return null;
    }
    return own;
  }

  #best(first: number): Header | null {
    const known = this.#found.get(first);
    if (known !== undefined) return known;
    let best: Header | null = null;
    for (let lines = 1; lines <= deepest; lines++) {
      const last = this.#lines[first + lines - 1];
      if (!last || !this.#fits(first, lines)) break;
      const columns = cluster(this.#text, this.#lines.slice(first, first + lines));
      const score = this.#score(columns);
      if (score > (best?.score ?? 0)) best = { first, lines, columns, score };
    }
    const found = best && best.score >= 1.5 ? this.#withRest(best) : null;
    this.#found.set(first, found);
    return found;
  }

  /**
   * `Target` and below it `year`: a line of nothing but small words right below headers goes on with them, as it did
   * where they stood first; below headers that come again it may be the rest of a row.
   */
  #withRest(header: Header): Header {
    const past = header.first + header.lines;
    const name = this.#words(header.first, past);
    const rest = this.#words(past, past + 1);
    const longer = this.#extended(header);
    const known = this.#rests.get(name);
    if (known === undefined) this.#rests.set(name, longer === header ? '' : rest);
    return known === undefined || known === rest ? longer : header;
  }

  #words(from: number, to: number): string {
    const chunks = this.#lines.slice(from, to).flatMap(chunksOf);
    return chunks.map(({ start, end }) => this.#text.slice(start, end)).join('\n');
  }

  #extended(header: Header): Header {
    const past = header.first + header.lines;
    const [above, line] = [this.#lines[past - 1], this.#lines[past]];
    if (!above || !line || header.lines >= deepest || line.page !== above.page || line.y - above.y > 1) return header;
    const goesOn = (chunk: Chunk): boolean =>
      /^\p{Ll}[^.;:]{0,20}$/u.test(this.#text.slice(chunk.start, chunk.end)) &&
      header.columns.some(({ x, right }) => chunk.x < right && x < chunk.right);
    if (!chunksOf(line).every(goesOn)) return header;
    const columns = cluster(this.#text, this.#lines.slice(header.first, past + 1));
    return columns.length === header.columns.length ? { ...header, lines: header.lines + 1, columns } : header;
  }

  /** Cells of a header are short, and stand on lines close to each other of one page. */
  #fits(first: number, lines: number): boolean {
    const top = this.#lines[first];
    const last = this.#lines[first + lines - 1];
    const before = this.#lines[first + lines - 2];
    if (!top || !last || last.page !== top.page || (lines > 1 && before && last.y - before.y > 2)) return false;
    if (chunksOf(last).some((chunk) => chunk.end - chunk.start > longestCell)) return false;
    if (lines > 1 && this.#opensRow(last)) return false;
    return (
      lines > 1 ||
      this.#hints.slice(first, first + 3).includes(true) ||
      [0, 1, 2].some((ahead) => this.#isHint(first + ahead))
    );
  }

  /** An id with a text after it: the first row, below which another header may stand. */
  #opensRow(line: PrintedLine): boolean {
    return chunksOf(line).some((chunk) => {
      const id = openingId(this.#text.slice(chunk.start, chunk.end));
      return id !== null && chunk.start + id.end < chunk.end;
    });
  }

  #isHint(index: number): boolean {
    const line = this.#lines[index];
    if (!line) return false;
    this.#hints[index] ??= chunksOf(line).some(
      (chunk) =>
        chunk.end - chunk.start <= longestCell &&
        readHeader(this.#text.slice(chunk.start, chunk.end), this.#tools.words) !== null,
    );
    return this.#hints[index];
  }

  /** A header begins with a capital and is no sentence, no numbered text and no status. */
  #mayHead(text: string): boolean {
    if (!/^[\p{Lu}#]/u.test(text) || text.split(' ').length > 9) return false;
    if (/[.,;!?]$/u.test(text) && this.#tools.words.headers.get(text) === undefined) return false;
    return this.#tools.words.statuses.get(text) === undefined;
  }

  /** Known headers of different fields, in two columns or more. */
  #score(columns: readonly HeaderColumn[]): number {
    const fields = new Map<string, number>();
    let unknown = 0;
    for (const column of columns) {
      const reading = this.#mayHead(column.text) ? readHeader(column.text, this.#tools.words) : null;
      if (reading) fields.set(reading.field, Math.max(fields.get(reading.field) ?? 0, reading.score));
      else unknown++;
    }
    if (fields.size < 2 || unknown > columns.length * 0.4) return 0;
    return [...fields.values()].reduce((sum, score) => sum + score, 0) - unknown * 0.3;
  }
}

/** Lines with more chunks of words head no table, and every chunk is held against every other. */
const mostChunks = 300;

/** Chunks that stand above one another are one cell. */
function cluster(text: string, lines: readonly PrintedLine[]): readonly HeaderColumn[] {
  const groups: { x: number; right: number; parts: Chunk[] }[] = [];
  const chunks = lines.flatMap((line) => chunksOf(line));
  if (chunks.length > mostChunks) return [];
  for (const chunk of chunks) {
    const over = groups.filter((group) => chunk.x < group.right && group.x < chunk.right);
    const [first, ...others] = over;
    if (!first) {
      groups.push({ x: chunk.x, right: chunk.right, parts: [chunk] });
      continue;
    }
    for (const other of others) {
      first.parts.push(...other.parts);
      groups.splice(groups.indexOf(other), 1);
    }
    first.parts.push(chunk);
    first.x = Math.min(first.x, chunk.x, ...others.map((other) => other.x));
    first.right = Math.max(first.right, chunk.right, ...others.map((other) => other.right));
  }
  groups.sort((a, b) => a.x - b.x);
  return groups.map((group) => ({
    ...group,
    text: group.parts.map((part) => text.slice(part.start, part.end)).join(' '),
  }));
}
