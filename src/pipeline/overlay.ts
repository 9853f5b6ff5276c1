import { readLayers } from '../extract/index.js';
import { drawOverlay } from '../inspect/overlay.js';
import type { Context } from './context.js';
import { readCaptures } from './stages.js';

/** The pages of INPUT… as one HTML page, with the words, rules, tables and cells that were found on them. */
export async function readOverlay(inputs: readonly string[], context: Context): Promise<string> {
  const { value: captures } = await readCaptures(inputs, context);
  const pages = await Promise.all(captures.map((capture) => readLayers(capture)));
  return drawOverlay(captures.map(({ info }) => info.name).join(', '), pages.flat());
}
