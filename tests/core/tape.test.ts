import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countVisible, isSpace, TapeBuilder } from '../../src/core/tape.js';

function build(
  source: string,
  write: (tape: TapeBuilder) => void,
): { text: string; slices: (start: number, end: number) => string[] } {
  const builder = new TapeBuilder(0, source);
  write(builder);
  const tape = builder.build();
  return {
    text: tape.text,
    slices: (start, end) =>
      tape.locate(start, end).map((segment) => ('start' in segment ? source.slice(segment.start, segment.end) : '')),
  };
}

describe('tape', () => {
  test('white space is folded, and trimmed at both ends', () => {
    const { text } = build('  a \t b\u00a0\u00a0c  ', (tape) => tape.add(0, 12));
    expect(text).toBe('a b c');
  });

  test('a newline wins over a space, whichever comes first', () => {
    const { text } = build('ab', (tape) => {
      tape.add(0, 1);
      tape.newline();
      tape.space();
      tape.add(1, 2);
    });
    expect(text).toBe('a\nb');
  });

  test('position is where the next visible character stands', () => {
    const builder = new TapeBuilder(0, 'a b');
    expect(builder.position).toBe(0);
    builder.newline();
    expect(builder.position).toBe(0);
    builder.add(0, 1);
    builder.newline();
    expect(builder.position).toBe(2);
    builder.add(1, 3);
    expect(builder.build().text.charAt(2)).toBe('b');
  });

  test('one segment covers what only markup divides', () => {
    const source = 'wo<b>rd</b> two';
    const { text, slices } = build(source, (tape) => {
      tape.add(0, 2);
      tape.add(5, 7);
      tape.add(11, 15);
    });
    expect(text).toBe('word two');
    expect(slices(0, 8)).toEqual([source]);
    expect(slices(1, 3)).toEqual(['o<b>r']);
  });

  test('no segment covers hidden text, or text that comes earlier in the source', () => {
    const source = 'a SECRET b then 0';
    const { text, slices } = build(source, (tape) => {
      tape.add(0, 1);
      tape.barrier();
      tape.add(8, 10);
      tape.add(2, 3);
    });
    expect(text).toBe('a bS');
    expect(slices(0, 4)).toEqual(['a', 'b', 'S']);
  });

  test('white space at the edges of a place is left out', () => {
    const { slices } = build('one two three', (tape) => tape.add(0, 13));
    expect(slices(3, 8)).toEqual(['two']);
    expect(slices(3, 4)).toEqual([]);
    expect(slices(5, 5)).toEqual([]);
  });

  test('what is decoded stands as a whole for its slice', () => {
    const source = 'x&fjlig;y';
    const { text, slices } = build(source, (tape) => {
      tape.add(0, 1);
      tape.addDecoded('fj', 1, 8);
      tape.add(8, 9);
    });
    expect(text).toBe('xfjy');
    expect(slices(1, 2)).toEqual(['&fjlig;']);
    expect(slices(2, 4)).toEqual(['&fjlig;y']);
  });

  test('decoded text of the length of its slice is not taken apart', () => {
    const { slices } = build('&lt;', (tape) => tape.addDecoded('abcd', 0, 4));
    expect(slices(1, 2)).toEqual(['&lt;']);
  });
});

describe('counting', () => {
  test('code points that are no white space', () => {
    expect(countVisible('a b\n\u00a0🐟\ufeff')).toBe(3);
    expect(countVisible('ab🐟c', 1, 3)).toBe(2);
  });

  test('white space is what \\s says', () => {
    for (let code = 0; code < 0x10000; code++)
      expect(isSpace(code), code.toString(16)).toBe(/\s/u.test(String.fromCharCode(code)));
  });
});

describe('any text', () => {
  const pieces = fc.array(
    fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('add', 'newline', 'space', 'hide')),
    { maxLength: 30 },
  );

  test('every visible character is on the tape once, and found again', () => {
    fc.assert(
      fc.property(pieces, (written) => {
        const source = written.map(([text]) => text).join('');
        let at = 0;
        let shown = '';
        const { text, slices } = build(source, (tape) => {
          for (const [piece, what] of written) {
            if (what === 'newline') tape.newline();
            if (what === 'space') tape.space();
            if (what === 'hide') tape.barrier();
            else {
              tape.add(at, at + piece.length);
              shown += piece;
            }
            at += piece.length;
          }
        });
        const visible = (value: string): string => value.replace(/\s+/gu, '');
        expect(visible(text)).toBe(visible(shown));
        expect(text).not.toMatch(/^\s|\s$|\s\s/u);
        expect(visible(slices(0, text.length).join(' '))).toBe(visible(text));
      }),
    );
  });

  test('any part of it is found by its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (source, a, b) => {
        const { text, slices } = build(source, (tape) => tape.add(0, source.length));
        const start = Math.min(a, b) % (text.length + 1);
        const end = Math.min(text.length, start + (Math.max(a, b) % 20));
        expect(slices(start, end).join(' ').replace(/\s+/gu, ' ').trim()).toBe(text.slice(start, end).trim());
      }),
    );
  });
});
