import type { Layout } from '../../layout.js';
import { proposeAtLineEnd } from './at-line-end.js';
import { proposeBelowText } from './below-text.js';
import { proposeIdAtEnd } from './id-at-end.js';
import { proposeIdBeforeStatus } from './id-before-status.js';
import { proposeTitled } from './titled.js';
import { proposeUnderHeadings } from './under-headings.js';

/**
 * Rows without a table and without a label. Their status stands in the heading above them, at
 * the end of their line, or on a line of its own below their text.
 */
export const listed: Layout = {
  id: 'listed-rows',
  propose: (page, tools) => [
    ...proposeUnderHeadings(page, tools),
    ...proposeAtLineEnd(page, tools),
    ...proposeBelowText(page, tools),
    ...proposeIdAtEnd(page, tools),
    ...proposeIdBeforeStatus(page, tools),
    ...proposeTitled(page, tools),
  ],
};
