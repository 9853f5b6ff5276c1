import { isSpace } from '../../core/tape.js';
import type { Engine, OpenedPage } from './engine.js';
import type { Matrix, Turn } from './geometry.js';

/** How a run of characters is set: what one text object has in common. */
export interface Style {
  /** Height of the font in points, after all matrices. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Direction of writing against the page as a reader sees it: 0 to the right, 1 downwards. */
  readonly turn: Turn;
  /** Whether the angle is no multiple of 90 degrees. */
  readonly slanted: boolean;
}

/**
 * The visible characters of a page in the order they are drawn, one entry of each array a
 * character. Boxes are those of the advance (not the ink) in points from the top left.
 */
export interface Characters {
  count: number;
  readonly codes: Uint32Array;
  readonly left: Float64Array;
  readonly top: Float64Array;
  readonly right: Float64Array;
  readonly bottom: Float64Array;
  /** Where the pen stood: y is the baseline of horizontal text. */
  readonly originX: Float64Array;
  readonly originY: Float64Array;
  readonly style: Uint16Array;
  /** Whether white space that is really in the file stands before the character. */
  readonly spaced: Uint8Array;
  /** Whether a text object begins with the character. */
  readonly opens: Uint8Array;
  readonly styles: Style[];
  /** Characters that the limit cut off. */
  cut: number;
}

/** pdfium gives a hyphen at the end of a line this code. */
const hyphenAtLineEnd = 2;

const softHyphen = 0xad;

/** Whether a character takes no room: a soft hyphen where no line ends. */
function isUnseen({ left, right, top, bottom }: Characters, at: number): boolean {
  return Math.min((right[at] ?? 0) - (left[at] ?? 0), (bottom[at] ?? 0) - (top[at] ?? 0)) < 0.1;
}

/** Reads the characters of a page, at most `limit`. Method: one call to pdfium for each property. */
export function readCharacters(engine: Engine, page: OpenedPage, matrix: Matrix, limit: number): Characters {
  const { calls } = engine;
  const { text } = page;
  const total = text === 0 ? 0 : Math.max(0, calls.FPDFText_CountChars(text));
  const count = Math.min(total, limit);
  const characters = allocate(count);
  const { codes, style, spaced: marks, opens } = characters;
  characters.cut = total - count;
  const styles = new StyleReader(engine, page, matrix, characters.styles);
  let spaced = 0;
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const code = calls.FPDFText_GetUnicode(text, index);
    if (isSpace(code) || code === 0 || code === 0xfffe) {
      if (calls.FPDFText_IsGenerated(text, index) !== 1) spaced = 1;
      continue;
    }
    place(engine, text, matrix, index, characters, kept);
    if (code === softHyphen && isUnseen(characters, kept)) continue;
    codes[kept] = code === hyphenAtLineEnd ? 0x2d : code;
    style[kept] = styles.of(index);
    if (styles.isSameObject && styles.isLevel && isOnLine(characters, kept)) follow(characters, kept);
    else placeOrigin(engine, text, matrix, index, characters, kept);
    marks[kept] = spaced;
    opens[kept] = styles.isSameObject ? 0 : 1;
    spaced = 0;
    kept++;
  }
  characters.count = kept;
  return characters;
}

/** Whether a character stands as high and as deep as the one before it. */
function isOnLine({ top, bottom }: Characters, at: number): boolean {
  return top[at] === top[at - 1] && bottom[at] === bottom[at - 1];
}

/** Of a level character only the height of the pen is ever asked: the one of the character before. */
function follow({ left, originX, originY }: Characters, at: number): void {
  originX[at] = left[at] ?? 0;
  originY[at] = originY[at - 1] ?? 0;
}

let room: Omit<Characters, 'count' | 'styles' | 'cut'> & { readonly size: number } = roomFor(4096);

/** One page is read at a time, so all use the same arrays: a page's characters are gone with the next. */
function allocate(count: number): Characters {
  if (count > room.size) room = roomFor(Math.max(count, 2 * room.size));
  const { codes, left, top, right, bottom, originX, originY, style, spaced, opens } = room;
  // Written out: an object that is spread and added to has a shape of its own, and what reads it is slow.
  return { codes, left, top, right, bottom, originX, originY, style, spaced, opens, count, styles: [], cut: 0 };
}

function roomFor(size: number): typeof room {
  return {
    size,
    codes: new Uint32Array(size),
    left: new Float64Array(size),
    top: new Float64Array(size),
    right: new Float64Array(size),
    bottom: new Float64Array(size),
    originX: new Float64Array(size),
    originY: new Float64Array(size),
    style: new Uint16Array(size),
    spaced: new Uint8Array(size),
    opens: new Uint8Array(size),
  };
}

/** Puts the box of a character at `at`. */
function place(engine: Engine, text: number, matrix: Matrix, index: number, into: Characters, at: number): void {
  const { scratch } = engine;
  engine.calls.FPDFText_GetLooseCharBox(text, index, scratch);
  const { floats } = engine;
  const box = scratch >> 2;
  const left = floats[box] ?? 0;
  const top = floats[box + 1] ?? 0;
  const right = floats[box + 2] ?? 0;
  const bottom = floats[box + 3] ?? 0;
  // By index, since this is done for every character: taking a matrix apart allocates.
  const x1 = matrix[0] * left + matrix[2] * top + matrix[4];
  const x2 = matrix[0] * right + matrix[2] * bottom + matrix[4];
  const y1 = matrix[1] * left + matrix[3] * top + matrix[5];
  const y2 = matrix[1] * right + matrix[3] * bottom + matrix[5];
  into.left[at] = x1 < x2 ? x1 : x2;
  into.right[at] = x1 < x2 ? x2 : x1;
  into.top[at] = y1 < y2 ? y1 : y2;
  into.bottom[at] = y1 < y2 ? y2 : y1;
}

/** Puts the place of the pen at `at`. */
function placeOrigin(engine: Engine, text: number, matrix: Matrix, index: number, into: Characters, at: number): void {
  const { scratch } = engine;
  engine.calls.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
  const { doubles } = engine;
  const x = doubles[scratch >> 3] ?? 0;
  const y = doubles[(scratch >> 3) + 1] ?? 0;
  into.originX[at] = matrix[0] * x + matrix[2] * y + matrix[4];
  into.originY[at] = matrix[1] * x + matrix[3] * y + matrix[5];
}

/** Weight and slope of a font. */
interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Reads the style of each text object once. */
class StyleReader {
  readonly #engine: Engine;
  readonly #page: OpenedPage;
  readonly #matrix: Matrix;
  readonly #styles: Style[];
  readonly #faces = new Map<number, Face>();
  #object = -1;
  #style = 0;
  /** What the last text object was set with: most of a page is set like what stands before it. */
  readonly #set = new Float64Array(6);
  /** Whether the last character that was asked for is of the same text object as the one before it. */
  isSameObject = false;
  /** Whether that character runs to the right. */
  isLevel = false;

  constructor(engine: Engine, page: OpenedPage, matrix: Matrix, styles: Style[]) {
    this.#engine = engine;
    this.#page = page;
    this.#matrix = matrix;
    this.#styles = styles;
  }

  /** Index of the style of a character. */
  of(index: number): number {
    const object = this.#engine.calls.FPDFText_GetTextObject(this.#page.text, index);
    this.isSameObject = object === this.#object && object !== 0;
    if (this.isSameObject) return this.#style;
    this.#object = object;
    const font = object === 0 ? 0 : this.#engine.calls.FPDFTextObj_GetFont(object);
    if (this.#isSetAlike(index, font)) return this.#style;
    this.#style = this.#numberOf(this.#read(index, font));
    return this.#style;
  }

  /** Apart from what is asked of every character: a function that holds another one makes room for it on each call. */
  #numberOf(style: Style): number {
    this.isLevel = style.turn === 0 && !style.slanted;
    const number = this.#styles.findIndex((known) => isSameStyle(known, style));
    return number < 0 ? this.#styles.push(style) - 1 : number;
  }

  /** Takes font, size and matrix of a text object over; tells whether they are those of the one before. */
  #isSetAlike(index: number, font: number): boolean {
    const { calls, scratch } = this.#engine;
    const { text } = this.#page;
    const size = calls.FPDFText_GetFontSize(text, index);
    calls.FPDFText_GetMatrix(text, index, scratch);
    const { floats } = this.#engine;
    const set = this.#set;
    let same = font !== 0 && set[4] === font && set[5] === size;
    for (let i = 0; i < 4; i++) {
      const value = floats[(scratch >> 2) + i] ?? 0;
      if (set[i] !== value) same = false;
      set[i] = value;
    }
    set[4] = font;
    set[5] = size;
    return same;
  }

  #read(index: number, font: number): Style {
    const [a = 1, b = 0, c = 0, d = 1, , size = 0] = this.#set;
    const [A, B, C, D] = this.#matrix;
    const angle = Math.atan2(a * B + b * D, a * A + b * C) / (Math.PI / 2);
    const turn = ((Math.round(angle) + 4) & 3) as Turn;
    const height = Math.abs(size) * Math.hypot(c, d);
    const { bold, italic } = this.#faceOf(index, font);
    return {
      size: Math.round(height * 100) / 100,
      bold,
      italic,
      turn,
      slanted: Math.abs(angle - Math.round(angle)) > 0.05,
    };
  }

  #faceOf(index: number, font: number): Face {
    let face = font === 0 ? undefined : this.#faces.get(font);
    if (!face) this.#faces.set(font, (face = this.#readFace(index)));
    return face;
  }

  /** By the font's descriptor or, where that is silent, its name. */
  #readFace(index: number): Face {
    const { calls, scratch } = this.#engine;
    const length = Math.min(100, calls.FPDFText_GetFontInfo(this.#page.text, index, scratch + 16, 100, scratch));
    let name = '';
    const { bytes } = this.#engine;
    for (let i = 0; i < length - 1; i++) name += String.fromCharCode(bytes[scratch + 16 + i] ?? 0);
    const flags = this.#engine.integers[scratch >> 2] ?? 0;
    const weight = calls.FPDFText_GetFontWeight(this.#page.text, index);
    const bold = weight >= 600 || (flags & 0x40000) !== 0 || /bold|black|heavy|semibold|demi/iu.test(name);
    return { bold, italic: (flags & 0x40) !== 0 || /italic|oblique/iu.test(name) };
  }
}

function isSameStyle(a: Style, b: Style): boolean {
  return (
    a.size === b.size && a.turn === b.turn && a.bold === b.bold && a.italic === b.italic && a.slanted === b.slanted
  );
}
