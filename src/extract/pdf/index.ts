import type { ByteExtractor } from '../extractor.js';

/** PDF. The reader and its engine are loaded with the first file. */
export const pdf: ByteExtractor = {
  id: 'pdf',
  async extract({ body, index, info, limits, join, pageReader }) {
    const { readPdf } = await import('./read.js');
    const {
      title,
      facts,
      tape,
      blocks,
      raised = [],
      messages,
    } = await readPdf(body, {
      capture: index,
      limits,
      join,
      reader: pageReader,
    });
    const placed = messages.map((found) => ({ ...found, place: { source: info.name, ...found.place } }));
    return { title, facts, tape, blocks, raised, messages: placed };
  },
  async layers({ body, index, limits, join }) {
    const [{ readPdf }, { layersOf }] = await Promise.all([import('./read.js'), import('./layers.js')]);
    return layersOf(await readPdf(body, { capture: index, limits, join }));
  },
};
