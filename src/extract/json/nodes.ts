import { stringEnd } from './string-end.js';

/** A string, number, `true`, `false` or `null`: where it stands in the source, quotes included. */
export interface JsonScalar {
  readonly kind: 'string' | 'literal';
  readonly start: number;
  readonly end: number;
}

export interface JsonObject {
  readonly kind: 'object';
  readonly members: { readonly key: JsonScalar; readonly value: JsonNode }[];
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: JsonNode[];
}

export type JsonNode = JsonScalar | JsonObject | JsonArray;

/**
 * Well-formed JSON as a tree that knows where everything stands; null where it holds more than `most` nodes. Several
 * documents in a row are an array of them. Nesting costs no call stack.
 */
export function readNodes(source: string, most: number): JsonNode | null {
  const open: (JsonObject | JsonArray)[] = [];
  const roots: JsonNode[] = [];
  let key: JsonScalar | null = null;
  let count = 0;
  const put = (value: JsonNode): void => {
    const into = open[open.length - 1];
    if (into === undefined) roots.push(value);
    else if (into.kind === 'array') into.items.push(value);
    else if (key !== null) into.members.push({ key, value });
    else if (value.kind === 'string') {
      key = value;
      return;
    }
    key = null;
  };
  for (let at = 0; at < source.length;) {
    const start = at;
    const code = source.charCodeAt(at++);
    if (code === 34) {
      at = stringEnd(source, start);
      put({ kind: 'string', start, end: at });
    } else if (code === 123 || code === 91) {
      const node: JsonObject | JsonArray =
        code === 123 ? { kind: 'object', members: [] } : { kind: 'array', items: [] };
      put(node);
      open.push(node);
    } else if (code === 125 || code === 93) {
      open.pop();
    } else if (isLiteral(code)) {
      while (at < source.length && isLiteral(source.charCodeAt(at))) at++;
      put({ kind: 'literal', start, end: at });
    } else continue;
    if (++count > most) return null;
  }
  return roots.length > 1 ? { kind: 'array', items: roots } : (roots[0] ?? null);
}

/** A character of `-1.5e+3`, `true`, `null`. */
function isLiteral(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    code === 43 ||
    code === 45 ||
    code === 46 ||
    code === 69
  );
}
