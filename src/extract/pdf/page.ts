import { mainTurn, joinWords, turnCharacters, type Word } from './words.js';
import { readCharacters } from './characters.js';
import { Crossings } from './crossed.js';
import { openPage, type OpenedFile } from './engine.js';
import { combine, pageMatrix, turnMatrix, type Matrix, type Turn } from './geometry.js';
import { readDrawing, type Drawing } from './paths.js';
import type { Tolerances } from './tolerances.js';

/** One page, read and turned upright: points from the top left of the page as its text runs. */
export interface PageContent {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** From the upright page back to the page as a reader sees it. */
  readonly back: Matrix;
  readonly words: readonly Word[];
  readonly drawing: Drawing;
  /** Characters that the limit cut off. */
  readonly cut: number;
  readonly pictures: number;
}

export interface PageLimits {
  readonly characters: number;
  readonly pathSteps: number;
}

/** Reads one page, index from 0; null where the page is damaged. */
export function readPage(
  file: OpenedFile,
  index: number,
  tolerances: Tolerances,
  limits: PageLimits,
): PageContent | null {
  const page = openPage(file, index);
  if (!page) return null;
  try {
    const { engine } = file;
    const { bounds, turn } = page;
    const [across, down] = [bounds.right - bounds.left, bounds.top - bounds.bottom];
    const [seenWidth, seenHeight] = turn % 2 === 0 ? [across, down] : [down, across];
    const seen = pageMatrix(bounds, turn);
    const characters = readCharacters(engine, page, seen, limits.characters);
    const main = mainTurn(characters);
    if (main !== 0) turnCharacters(characters, main, seenWidth, seenHeight);
    const [width, height] = main % 2 === 0 ? [seenWidth, seenHeight] : [seenHeight, seenWidth];
    const upright = main === 0 ? seen : combine(seen, turnMatrix(((4 - main) & 3) as Turn, seenWidth, seenHeight));
    const drawing = readDrawing(engine, page, upright, tolerances, limits.pathSteps);
    const words = joinWords(characters, new Crossings(drawing.strokes), tolerances);
    return {
      number: index + 1,
      width,
      height,
      back: turnMatrix(main, width, height),
      words,
      drawing,
      cut: characters.cut,
      pictures: drawing.pictures,
    };
  } finally {
    page.close();
  }
}
