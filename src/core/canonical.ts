/**
 * JSON that is the same bytes for the same value: keys in the order of the schema's own
 * construction (our stages build objects in one order), two spaces, a final newline.
 * `undefined` is left out.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
