/** A distance or share: its unit, the value that is used, what it decides. */
interface Tolerance {
  readonly unit: 'em' | 'line' | 'point' | 'share';
  readonly value: number;
  readonly meaning: string;
}

/**
 * Every distance and share that the reader of PDF compares with, in one place: `unit`,
 * default and meaning. `em` is the height of the font at hand, `line` the distance of
 * baselines, `point` 1/72 inch, `share` a part of one.
 */
export const toleranceTable = {
  wordGap: tolerance(0.22, 'em', 'a wider gap between two characters separates words'),
  baselineShift: tolerance(0.22, 'em', 'characters whose baselines differ by more are of different words'),
  lineOverlap: tolerance(0.5, 'share', 'words whose heights share this much stand on one line'),
  ruleThickness: tolerance(4, 'point', 'a filled box thinner than this is a rule'),
  slope: tolerance(0.01, 'share', 'how far a line may lean and still be along an axis'),
  snap: tolerance(2.2, 'point', 'rules nearer than this are one'),
  join: tolerance(3, 'point', 'pieces of a rule with a smaller gap between them are one piece'),
  touch: tolerance(3, 'point', 'a rule that ends this near to another one meets it'),
  covered: tolerance(0.6, 'share', 'how much of the side of a cell must be drawn to close it'),
  shortestRule: tolerance(4, 'point', 'shorter pieces draw no table'),
  sliver: tolerance(8, 'point', 'an empty row or column narrower than this is space between rules'),
  columnGap: tolerance(0.72, 'em', 'a wider gap between two words on a line may lie between columns'),
  valley: tolerance(0.5, 'em', 'the narrowest white space that can separate two columns'),
  paragraphGap: tolerance(1.45, 'line', 'a greater distance between lines ends a paragraph'),
  fullLine: tolerance(
    0.12,
    'share',
    'a line that leaves more of its width free, and room for the next word, was ended there',
  ),
  columnMatch: tolerance(4, 'point', 'column edges of two pages that differ by less are the same'),
  pageEdge: tolerance(
    0.2,
    'share',
    'how far from the foot or head of the text a table may end and still go on over the page',
  ),
} as const satisfies Readonly<Record<string, Tolerance>>;

export type Tolerances = Readonly<Record<keyof typeof toleranceTable, number>>;

export const defaultTolerances = Object.fromEntries(
  Object.entries(toleranceTable).map(([name, { value }]) => [name, value]),
) as Tolerances;

function tolerance(value: number, unit: Tolerance['unit'], meaning: string): Tolerance {
  return { value, unit, meaning };
}
