import { clean, cleanLine } from '../clean.js';
import type { Phrase } from '../story/piece.js';
import { palette, type Palette } from './palette.js';
import { wrap } from './measure.js';

/** What every terminal report is drawn with. */
export interface Pen {
  readonly width: number;
  readonly paint: Palette;
  /** Lines no wider than the terminal, each after `indent` spaces, the first after `first` if given. */
  readonly block: (
    text: string,
    indent?: number,
    paint?: (line: string) => string,
    first?: string,
  ) => readonly string[];
}

const leastWidth = 40;

export function pen({ width = 80, color = false }: { readonly width?: number; readonly color?: boolean }): Pen {
  const columns = Math.max(leastWidth, width);
  return {
    width: columns,
    paint: palette(color),
    block: (text, indent = 0, paint = (line) => line, first) =>
      wrap(clean(text), columns - indent).map(
        (line, index) => (index === 0 && first !== undefined ? first.padEnd(indent) : ' '.repeat(indent)) + paint(line),
      ),
  };
}

/** A phrase as text: the publisher's words in quotation marks. */
export function phraseText(phrase: Phrase): string {
  return phrase
    .map((piece) => {
      if (typeof piece === 'string') return cleanLine(piece) === '' ? piece : clean(piece);
      return piece.kind === 'said' ? `“${cleanLine(piece.text)}”` : ' → ';
    })
    .join('');
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of `count` out of `most`, at most `columns` long, never nothing for something. */
export function bar(count: number, most: number, columns: number): string {
  if (count <= 0 || most <= 0) return '';
  const units = Math.max(1, Math.round((count / most) * columns * 8));
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '');
}
