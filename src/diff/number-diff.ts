import { Diff } from 'diff';

/**
 * jsdiff over sequences of numbers, without what `diffArrays` does for any others: a copy of
 * both sides, and a look at its options for every two items that are not alike.
 */
export class NumberDiff extends Diff<number, number[]> {
  override tokenize(items: number[]): number[] {
    return items;
  }

  override removeEmpty(items: number[]): number[] {
    return items;
  }

  override equals(before: number, after: number): boolean {
    return before === after;
  }

  override join(items: number[]): number[] {
    return items;
  }
}
