/** Offset after the closing quote of the string of well-formed JSON that opens at `quote`. */
export function stringEnd(source: string, quote: number): number {
  let at = quote + 1;
  while (at < source.length && source.charCodeAt(at) !== 34) at += source.charCodeAt(at) === 92 ? 2 : 1;
  return at + 1;
}
