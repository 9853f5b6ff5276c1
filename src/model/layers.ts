/** Boxes in points from the top left of a page as a reader sees it: `[left, top, right, bottom]`. */
export type LayerBox = readonly [number, number, number, number];

/** What a box on a page was taken for. */
export type LayerKind = 'word' | 'furniture' | 'rule' | 'table' | 'cell' | 'header' | 'joined';

export interface LayerShape {
  readonly kind: LayerKind;
  readonly box: LayerBox;
  /** The words, or what a person should know of the shape. */
  readonly label: string;
}

/** A page and what was found on it, for a person to look at. */
export interface PageLayers {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly LayerShape[];
}
