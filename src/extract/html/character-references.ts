/**
 * How far a character reference (`&amp;`, `&#8217;`, `&not`) reaches in the source and how
 * much of the decoded text it stands for. The text is known already; only the lengths are
 * wanted, so the two thousand names of the standard are not: all but the oldest must end in
 * a semicolon.
 *
 * Method: HTML standard, "Named character reference state" and "Numeric character reference
 * state". The names that may go without a semicolon are those of Latin-1 and a handful more.
 */
export interface ReferenceLengths {
  readonly source: number;
  readonly text: number;
}

/** The names for U+00A0 to U+00FF, in order. */
const latinNames =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
  Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash
  Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute
  ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
  uuml yacute thorn yuml`.split(/\s+/u);

const valuesWithoutSemicolon: ReadonlyMap<string, string> = new Map([
  ...latinNames.map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ['amp', '&'],
  ['AMP', '&'],
  ['lt', '<'],
  ['LT', '<'],
  ['gt', '>'],
  ['GT', '>'],
  ['quot', '"'],
  ['QUOT', '"'],
  ['COPY', '\u00a9'],
  ['REG', '\u00ae'],
]);

const longestWithoutSemicolon = 6;

/** Second characters of the references that stand for two, `&NotEqualTilde;` for one. */
const seconds = '\u0331\u0333\u0338\u200a\u20d2\u20e5\ufe00j';

const pattern = /&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[0-9A-Za-z]+);?/y;

/** The lengths of what begins with the `&` at `source[at]` and reads `text[read]` onwards. */
export function measureReference(source: string, at: number, text: string, read: number): ReferenceLengths {
  pattern.lastIndex = at;
  const found = pattern.exec(source)?.[0] ?? '&';
  if (found.startsWith('&#') && found.length > 2) return { source: found.length, text: units(text, read) };
  const name = found.endsWith(';') ? found.slice(1, -1) : found.slice(1);
  const short = prefixWithoutSemicolon(name);
  if (found.endsWith(';') && (short === null || short.length < name.length)) {
    // Either the whole name is known, or its beginning is, or it is no reference at all.
    if (
      short !== null &&
      reads(text, read, valuesWithoutSemicolon.get(short) ?? '') &&
      text.startsWith(found.slice(1 + short.length), read + 1)
    ) {
      return { source: 1 + short.length, text: 1 };
    }
    if (text.startsWith(found, read)) return { source: 1, text: 1 };
    return { source: found.length, text: namedUnits(source, at + found.length, text, read) };
  }
  if (short === null) return { source: 1, text: 1 };
  return { source: 1 + short.length + (short.length === name.length && found.endsWith(';') ? 1 : 0), text: 1 };
}

function prefixWithoutSemicolon(name: string): string | null {
  for (let length = Math.min(longestWithoutSemicolon, name.length); length >= 2; length--) {
    const short = name.slice(0, length);
    if (valuesWithoutSemicolon.has(short)) return short;
  }
  return null;
}

function reads(text: string, read: number, value: string): boolean {
  return text.startsWith(value, read);
}

function units(text: string, read: number): number {
  const code = text.charCodeAt(read);
  return code >= 0xd800 && code <= 0xdbff ? 2 : 1;
}

function namedUnits(source: string, next: number, text: string, read: number): number {
  if (units(text, read) === 2) return 2;
  const second = text.charAt(read + 1);
  if (second === '' || !seconds.includes(second)) return 1;
  // The same character may also stand in the source by itself.
  return source.startsWith(second, next) && text.charAt(read + 2) !== second ? 1 : 2;
}
