import { rangeOver, type Range } from '../../../core/span.js';
import { foldCase } from '../../../core/text.js';
import { isFurniture } from '../../furniture.js';
import { readMark } from '../../marks.js';
import type { Tools } from '../../layout.js';
import { openingId } from '../../opening-id.js';
import type { Page } from '../../page.js';
import { crosses, learnEdges, misfit, partAtEdges, runsOver, splitLine, type Edges, type Segment } from './edges.js';
import { HeaderFinder, type Header } from './header.js';
import { chunksOf, type Chunk, type PrintedLine } from './lines.js';
import { isNumbered, NumberedCells } from './numbered-cells.js';
import { edgesByPage, mostWords } from './sheets.js';
import { runningLines } from './running.js';

/** A line of a table's body, split at the columns. */
export interface BodyLine extends Range {
  readonly segments: readonly Segment[];
  readonly page: number;
  readonly y: number;
}

/** A table in text: its header, and the lines below it on all the pages it runs over. */
export interface Section {
  readonly header: Header;
  readonly stretches: readonly Stretch[];
  /** Header lines, first and repeated. */
  readonly headerLines: readonly PrintedLine[];
  /** Running heads and page numbers between its lines. */
  readonly furniture: readonly PrintedLine[];
  readonly range: Range;
  /** Lines whose words do not stand in the columns. */
  readonly misfits: readonly PrintedLine[];
}

/** Lines below a header or below a title between rows. */
export interface Stretch {
  readonly title: PrintedLine | null;
  readonly body: readonly BodyLine[];
}

export function findSections(page: Page, lines: readonly PrintedLine[], tools: Tools): readonly Section[] {
  const finder = new HeaderFinder(page.text, lines, tools);
  const running = runningLines(page, lines);
  const sections: Section[] = [];
  for (let i = 0; i < lines.length;) {
    const header = finder.at(i);
    if (!header) {
      i++;
      continue;
    }
    const builder = new SectionBuilder(page, lines, finder, running, tools);
    const { section, past } = builder.build(header);
    if (section) sections.push(section);
    i = Math.max(past, i + header.lines);
  }
  return sections;
}

/** Lines that are looked at for edges where a title stands right below a header. */
const glance = 40;

/** Dashes under a header or between rows. */
const rule = /^[\s=_–—+|-]+$/u;

class SectionBuilder {
  readonly #page: Page;
  readonly #lines: readonly PrintedLine[];
  readonly #finder: HeaderFinder;
  readonly #running: ReadonlySet<PrintedLine>;
  readonly #tools: Tools;
  readonly #stretches: { title: PrintedLine | null; body: BodyLine[] }[] = [];
  #edges: Edges | null = null;
  readonly #headerLines: PrintedLine[] = [];
  readonly #furniture: PrintedLine[] = [];
  readonly #misfits: PrintedLine[] = [];
  readonly #numbers = new NumberedCells();

  constructor(
    page: Page,
    lines: readonly PrintedLine[],
    finder: HeaderFinder,
    running: ReadonlySet<PrintedLine>,
    tools: Tools,
  ) {
    this.#page = page;
    this.#lines = lines;
    this.#finder = finder;
    this.#running = running;
    this.#tools = tools;
  }

  build(header: Header): { section: Section | null; past: number } {
    let at = this.#under(header, header);
    for (;;) {
      const next = this.#finder.at(at);
      if (next && isRepeat(header, next)) at = this.#under(next, header);
      else if (
        !next &&
        this.#isTitle(at) &&
        this.#goesOn(at, this.#edges ?? learnEdges(this.#lines.slice(at + 1, at + 1 + glance), header.columns), header)
      ) {
        this.#stretches.push({ title: this.#lines[at] ?? null, body: [] });
        const repeat = this.#finder.at(at + 1);
        at = repeat && isRepeat(header, repeat) ? this.#under(repeat, header) : this.#part(header, at + 1);
      } else break;
    }
    const body = this.#stretches.flatMap((stretch) => stretch.body);
    if (body.length === 0) return { section: null, past: at };
    const range = rangeOver([...this.#headerLines, ...body]);
    const inside = (line: PrintedLine): boolean => line.start < range.end;
    return {
      section: {
        header,
        stretches: this.#stretches,
        headerLines: this.#headerLines,
        furniture: this.#furniture.filter(inside),
        range,
        misfits: this.#misfits.filter(inside),
      },
      past: at,
    };
  }

  #under(own: Header, first: Header): number {
    this.#headerLines.push(...this.#lines.slice(own.first, own.first + own.lines));
    return this.#part(
      { ...own, columns: own.columns.length === first.columns.length ? own.columns : first.columns },
      own.first + own.lines,
    );
  }

  /** Lines below one header: to the next header, a heading, or words that run across the columns. Returns where it ends. */
  #part(header: Header, from: number): number {
    const lines = this.#lines;
    const until = this.#endOf(header, from);
    const isRow = (line: PrintedLine): boolean =>
      !this.#running.has(line) &&
      !(chunksOf(line).length === 1 && isFurniture(this.#page.text.slice(line.start, line.end), this.#tools.words)) &&
      line.kind !== 'furniture' &&
      !rule.test(this.#page.text.slice(line.start, Math.min(line.end, line.start + 2000)));
    const sheets = edgesByPage(lines.slice(from, until).filter(isRow), header, this.#edges);
    this.#edges = [...sheets.values()].at(-1) ?? this.#edges;
    for (let i = from; i < until; i++) {
      const printed = lines[i];
      if (!printed) break;
      const edges = sheets.get(printed.page);
      if (!edges || !isRow(printed)) {
        if (!rule.test(this.#page.text.slice(printed.start, printed.end))) this.#furniture.push(printed);
        continue;
      }
      const line = partAtEdges(this.#page.text, printed, edges);
      if (this.#standsApart(i, edges) && this.#goesOn(i, edges, header)) return i;
      const split = line.words.length > mostWords ? null : splitLine(line, edges);
      if (split && this.#isForeign(i, split.segments, edges)) {
        if (!this.#isRunningHead(i, edges, header)) return i;
        this.#furniture.push(printed);
        continue;
      }
      if (split && split.cost <= misfit && !crosses(line, edges))
        this.#last().push({ start: line.start, end: line.end, segments: split.segments, page: line.page, y: line.y });
      else if (this.#goesOn(i, edges, header)) this.#misfits.push(printed);
      else return i;
    }
    return until;
  }

  /** Where the lines below a header end at the furthest: at the next header, or at a heading. */
  #endOf(header: Header, from: number): number {
    const lines = this.#lines;
    let until = from;
    while (
      until < lines.length &&
      !(until > from && this.#finder.at(until)) &&
      !this.#endsTable(lines[until], lines[until - 1], header)
    )
      until++;
    return until;
  }

  /**
   * Words without a number below an empty line, in a column of nothing but numbered ids: a title, or what ends a page.
   * A number that a row has already, and below it words across the columns, is the next section's.
   */
  #isForeign(at: number, segments: readonly Segment[], edges: Edges): boolean {
    const [above, line] = [this.#lines[at - 1], this.#lines[at]];
    const [first] = segments;
    if (this.#isCapitals(at)) return true;
    if (!line || first?.column !== 0 || (above && above.page === line.page && line.y - above.y <= 1)) return false;
    const words = this.#page.text.slice(first.start, first.end);
    const below = this.#lines[at + 1];
    if (segments.length <= 2 && this.#numbers.has(words) && below && runsOver(below, edges)) return true;
    return !this.#numbers.take(words);
  }

  /** `LAND AND WATER` right above a row that opens with its number: a title, with or without an empty line above. */
  #isCapitals(at: number): boolean {
    const [line, below] = [this.#lines[at], this.#lines[at + 1]];
    const [chunk, ...more] = line ? chunksOf(line) : [];
    const next = below && below.page === line?.page ? chunksOf(below)[0] : undefined;
    if (!chunk || !next || more.length > 0 || Math.abs(chunk.x - next.x) > 1) return false;
    const text = (each: Chunk): string => this.#page.text.slice(each.start, each.end);
    return /^\p{Lu}[\p{Lu}\s&,/’'-]{3,60}$/u.test(text(chunk)) && isNumbered(text(next));
  }

  /** Between rows, and no title: set in several pieces, or right above the header that comes again. */
  #isRunningHead(at: number, edges: Edges, header: Header): boolean {
    const line = this.#lines[at];
    return (
      line !== undefined &&
      this.#goesOn(at, edges, header) &&
      (chunksOf(line).length > 1 || this.#finder.at(at + 1) !== null)
    );
  }

  #last(): BodyLine[] {
    const last = this.#stretches.at(-1);
    if (last) return last.body;
    const body: BodyLine[] = [];
    this.#stretches.push({ title: null, body });
    return body;
  }

  #isTitle(at: number): boolean {
    const line = this.#lines[at];
    return (
      line !== undefined &&
      line.end - line.start <= 160 &&
      chunksOf(line).length === 1 &&
      (readMark(this.#page.text, line, 3, this.#tools.words) !== null ||
        (this.#edges !== null &&
          (this.#standsApart(at, this.#edges) ||
            this.#isForeign(at, splitLine(line, this.#edges).segments, this.#edges))))
    );
  }

  /** A line of one piece that begins at the left, reaches into the next column and has an empty line above and below: no row. */
  #standsApart(at: number, edges: Edges): boolean {
    const [above, line, below] = [this.#lines[at - 1], this.#lines[at], this.#lines[at + 1]];
    const [chunk, ...more] = line ? chunksOf(line) : [];
    const [left = 0, second = Infinity] = edges;
    if (!line || !chunk || !below || more.length > 0 || line.words.length < 2) return false;
    if (chunk.x > left + 2 || chunk.right <= second + 1) return false;
    const isFar = (a: PrintedLine, b: PrintedLine): boolean => b.y - a.y > 1 || a.page !== b.page;
    if ((above && !isFar(above, line)) || !isFar(line, below)) return false;
    const words = this.#page.text.slice(line.start, line.end).trim();
    return /^\p{Lu}/u.test(words) && !/[.;:,]$/u.test(words) && openingId(words, this.#tools.words.families) === null;
  }

  #endsTable(line: PrintedLine | undefined, before: PrintedLine | undefined, header: Header): boolean {
    if (!line) return true;
    if (line.kind === 'heading') return true;
    const left = header.columns[0]?.x ?? 0;
    if (chunksOf(line).length !== 1 || (line.words[0]?.x ?? 0) > left + 2 || line.end - line.start > 160) return false;
    const mark = readMark(this.#page.text, line, null, this.#tools.words);
    if (mark?.kind === 'status') return true;
    return (
      mark?.kind === 'theme' &&
      mark.id !== null &&
      before !== undefined &&
      (line.y - before.y > 1 || line.page !== before.page)
    );
  }

  /** Whether the table goes on below a line that does not stand in its columns: a row begins soon. */
  #goesOn(at: number, edges: Edges, header: Header): boolean {
    for (const [ahead, printed] of this.#lines.slice(at + 1, at + 4).entries()) {
      const line = partAtEdges(this.#page.text, printed, edges);
      // Another header is another table, whatever its words stand under.
      const other = this.#finder.at(at + 1 + ahead);
      if (other && !isRepeat(header, other)) return false;
      if (line.words.length > mostWords || crosses(line, edges)) return false;
      const { segments, cost } = splitLine(line, edges);
      if (cost > misfit) return false;
      if (
        segments.length >= Math.min(2, header.columns.length) &&
        segments.some(
          (segment) =>
            openingId(this.#page.text.slice(segment.start, segment.end), this.#tools.words.families) !== null,
        )
      )
        return true;
    }
    return false;
  }
}

function isRepeat(a: Header, b: Header): boolean {
  const words = (each: Header): string => each.columns.map((column) => foldCase(column.text)).join('|');
  return words(a) === words(b);
}
