import type { Style } from './characters.js';
import type { PageContent } from './page.js';
import type { Fill, Stroke } from './paths.js';
import type { Word } from './words.js';

/** A page in few large pieces, to be handed from thread to thread: nothing is rounded. */
export interface PackedPage {
  readonly frame: Omit<PageContent, 'words' | 'drawing'>;
  readonly styles: readonly Style[];
  /** The texts of all words, one after the other. */
  readonly text: string;
  /** Six numbers a word: left, top, right, bottom, baseline, size. */
  readonly measures: Float64Array;
  /** Three numbers a word: length, style, and 1 for spaced plus 2 for a leader plus 4 for raised. */
  readonly marks: Uint32Array;
  /** Five numbers a stroke: 1 for horizontal, at, from, to, thickness. */
  readonly strokes: Float64Array;
  /** Five numbers a fill: left, top, right, bottom, lightness. */
  readonly fills: Float64Array;
  readonly drawing: { readonly cut: number; readonly pictures: number };
}

export function packPage(page: PageContent): PackedPage {
  const { words, drawing, ...frame } = page;
  const styles = [...new Set(words.map(({ style }) => style))];
  const styleAt = new Map(styles.map((style, i) => [style, i]));
  const measures = new Float64Array(6 * words.length);
  const marks = new Uint32Array(3 * words.length);
  for (const [
    i,
    { left, top, right, bottom, baseline, size, text, style, spaced, leader, raised },
  ] of words.entries()) {
    measures.set([left, top, right, bottom, baseline, size], 6 * i);
    marks.set([text.length, styleAt.get(style) ?? 0, (spaced ? 1 : 0) + (leader ? 2 : 0) + (raised ? 4 : 0)], 3 * i);
  }
  const { strokes, fills, cut, pictures } = drawing;
  return {
    frame,
    styles,
    text: words.map(({ text }) => text).join(''),
    measures,
    marks,
    strokes: Float64Array.from(
      strokes.flatMap(({ horizontal, at, from, to, thickness }) => [horizontal ? 1 : 0, at, from, to, thickness]),
    ),
    fills: Float64Array.from(
      fills.flatMap(({ left, top, right, bottom, lightness }) => [left, top, right, bottom, lightness]),
    ),
    drawing: { cut, pictures },
  };
}

/** Written out, so that pages handed over have one shape with those read on the spot. */
export function unpackPage({ frame, drawing, ...packed }: PackedPage): PageContent {
  const { number, width, height, back, cut, pictures } = frame;
  return {
    number,
    width,
    height,
    back,
    words: unpackWords(packed),
    drawing: {
      strokes: unpackStrokes(packed.strokes),
      fills: unpackFills(packed.fills),
      cut: drawing.cut,
      pictures: drawing.pictures,
    },
    cut,
    pictures,
  };
}

function unpackWords({
  styles,
  text,
  measures,
  marks,
}: Pick<PackedPage, 'styles' | 'text' | 'measures' | 'marks'>): Word[] {
  const words: Word[] = [];
  const [plain] = styles;
  let at = 0;
  for (let order = 0; 3 * order < marks.length; order++) {
    const m = 6 * order;
    const end = at + (marks[3 * order] ?? 0);
    const flags = marks[3 * order + 2] ?? 0;
    const style = styles[marks[3 * order + 1] ?? 0] ?? plain;
    if (!style) break;
    words.push({
      text: text.slice(at, end),
      left: measures[m] ?? 0,
      top: measures[m + 1] ?? 0,
      right: measures[m + 2] ?? 0,
      bottom: measures[m + 3] ?? 0,
      baseline: measures[m + 4] ?? 0,
      style,
      size: measures[m + 5] ?? 0,
      order,
      spaced: (flags & 1) !== 0,
      leader: (flags & 2) !== 0,
      raised: (flags & 4) !== 0,
    });
    at = end;
  }
  return words;
}

function unpackStrokes(flat: Float64Array): Stroke[] {
  const strokes: Stroke[] = [];
  for (let i = 0; i < flat.length; i += 5)
    strokes.push({
      horizontal: flat[i] === 1,
      at: flat[i + 1] ?? 0,
      from: flat[i + 2] ?? 0,
      to: flat[i + 3] ?? 0,
      thickness: flat[i + 4] ?? 0,
    });
  return strokes;
}

function unpackFills(flat: Float64Array): Fill[] {
  const fills: Fill[] = [];
  for (let i = 0; i < flat.length; i += 5)
    fills.push({
      left: flat[i] ?? 0,
      top: flat[i + 1] ?? 0,
      right: flat[i + 2] ?? 0,
      bottom: flat[i + 3] ?? 0,
      lightness: flat[i + 4] ?? 0,
    });
  return fills;
}
