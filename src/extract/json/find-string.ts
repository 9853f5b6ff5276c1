/**
 * Offset of the opening quote of the string at a path of keys in well-formed JSON
 * (`['details', 'body']`), or -1. Of a key given twice the last counts, as it does for
 * `JSON.parse`. Nesting costs no call stack.
 */
export function findString(source: string, path: readonly string[]): number {
  let found = -1;
  /** For each open object or array, the key being read (null in arrays). */
  const keys: (string | null)[] = [];
  let isKey = false;
  for (let at = 0; at < source.length; at++) {
    switch (source.charCodeAt(at)) {
      case 123: // {
        keys.push('');
        isKey = true;
        break;
      case 91: // [
        keys.push(null);
        isKey = false;
        break;
      case 125: // }
      case 93: // ]
        keys.pop();
        isKey = false;
        break;
      case 44: // ,
        isKey = keys[keys.length - 1] !== null;
        break;
      case 34: {
        const end = stringEnd(source, at);
        if (isKey) {
          keys[keys.length - 1] = readKey(source.slice(at, end));
          isKey = false;
        } else if (matches(keys, path)) found = at;
        at = end - 1;
        break;
      }
    }
  }
  return found;
}

function matches(keys: readonly (string | null)[], path: readonly string[]): boolean {
  return keys.length === path.length && path.every((key, i) => keys[i] === key);
}

/** Offset after the closing quote. */
export function stringEnd(source: string, quote: number): number {
  let at = quote + 1;
  while (at < source.length && source.charCodeAt(at) !== 34) at += source.charCodeAt(at) === 92 ? 2 : 1;
  return at + 1;
}

function readKey(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}
