import { proposeTables } from '../alignment/tables.js';
import type { Layout } from '../layout.js';
import { wrappedParagraphs } from '../paragraphs.js';

/**
 * Stacked cells: every cell on a line or paragraph of its own, the headers too. An empty cell
 * leaves no line; a cell of several paragraphs leaves several; a recommendation stands only
 * over the first of its rows.
 *
 *     Action                          ┐
 *     Status                          ├ header
 *     Progress Update                 ┘
 *     1.2 Every branch must open.     ┐
 *     Ongoing                         ├ row
 *     Two have. The third has a key.  ┘
 *     1.3 Publish the hours.          ┐
 *     Complete                        ┘ row without a note
 *
 * In a plain text whose blank lines part the cells, the lines of one are wrapped.
 */
export const stacked: Layout = {
  id: 'stacked-cells',
  propose(page, tools) {
    const seen = new Set<string>();
    const seenWrapped = new Set<string>();
    const manner = { layout: stacked.id, apart: 'each on a line of its own', modesty: 0, ownHeadings: false };
    const inParagraphs = { ...manner, apart: 'each in a paragraph of its own', wrapped: true } as const;
    return page.flows.flatMap((flow) => {
      const paragraphs = wrappedParagraphs(page, flow.lines);
      return [
        ...proposeTables(page, flow.lines, manner, tools, seen),
        ...(paragraphs ? proposeTables(page, paragraphs, inParagraphs, tools, seenWrapped) : []),
      ];
    });
  },
};
