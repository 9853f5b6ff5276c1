import { Chance } from '../chance.js';
import type { Happening, Ids, Wish } from './pair.js';
import type { Style } from './texts.js';

const allIds: readonly Ids[] = ['dotted', 'flat', 'lettered', 'missing', 'repeated', 'some'];

export function wishes(happening: Happening, style: Style, count: number, base: number): Wish[] {
  const chance = new Chance(base + 7);
  return Array.from({ length: count }, (_, index) => {
    const ids = allIds[index % allIds.length] ?? 'dotted';
    const rows = index % 50 === 49 ? 100 + chance.below(400) : 5 + chance.below(60);
    return { seed: base + index, happening, style, ids, rows };
  });
}
