import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Places } from '../../src/core/places.js';

describe('places of keys in a list', () => {
  it('are found in whatever order they are asked for', () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 40 });
    fc.assert(
      fc.property(keys, fc.array(fc.integer({ min: 0, max: 60 }).map(String)), (list, asked) => {
        const places = new Places(list.map((key) => ({ key })));
        for (const key of [...asked, ...list]) {
          const place = list.indexOf(key);
          expect(places.placeOf(key)).toBe(place < 0 ? undefined : place);
        }
      }),
    );
  });
});
