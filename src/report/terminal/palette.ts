/** Colours of a terminal, by what they mean; without colour every one gives the text back. */
export interface Palette {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly accent: (text: string) => string;
}

const same = (text: string): string => text;
const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;

const plain: Palette = { strong: same, quiet: same, good: same, bad: same, warn: same, accent: same };
const coloured: Palette = {
  strong: sgr(1, 22),
  quiet: sgr(2, 22),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  warn: sgr(33, 39),
  accent: sgr(36, 39),
};

/** Whoever prints decides on colour (terminal, `NO_COLOR`); nothing here looks at the environment. */
export function palette(color: boolean): Palette {
  return color ? coloured : plain;
}
