/** Sentences of a report, before any format: each format draws the pieces its own way. */

/** The publisher's words: drawn in quotation marks. */
export interface Said {
  readonly kind: 'said';
  readonly text: string;
}

/** What became of what: an arrow for the eye, a word for the ear. */
export interface Became {
  readonly kind: 'became';
}

/** Plain text is ours. */
export type Piece = string | Said | Became;
export type Phrase = readonly Piece[];

export const became: Became = { kind: 'became' };

export function said(text: string): Said {
  return { kind: 'said', text };
}

/** The publisher's words, or our own where there are none. */
export function saidOr(text: string | null | undefined, otherwise: string): Piece {
  return text === null || text === undefined || text.trim() === '' ? otherwise : said(text);
}

/** `a, b and c`, each drawn as it is. */
export function listed(pieces: readonly Piece[]): Phrase {
  return pieces.flatMap((piece, index) => {
    if (index === 0) return [piece];
    return [index === pieces.length - 1 ? ' and ' : ', ', piece];
  });
}

/** The start of a long text, cut at a word, with an ellipsis. */
export function excerpt(text: string, characters: number): string {
  const line = text.replace(/\s*\n\s*/gu, ' ').trim();
  if (line.length <= characters) return line;
  const cut = line.slice(0, characters - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > characters / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}
