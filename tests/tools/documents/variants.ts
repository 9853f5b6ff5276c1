import type { Choices } from '../pdf/random.js';
import type { PageLook } from './page.js';

const fonts = ['"DejaVu Sans"', '"DejaVu Serif"', '"DejaVu Sans Condensed"', '"Open Sans"', '"DejaVu Serif Condensed"'];

/** A look that a publisher might have chosen. */
export function chooseLook(c: Choices): PageLook {
  const rules = c.pick(['grid', 'grid', 'grid', 'lines', 'columns', 'head', 'none'] as const);
  const landscape = c.chance(0.5) || rules === 'none';
  const size = c.pick([7, 8, 9, 10, 11]);
  return {
    rules,
    zebra: c.chance(0.25) || (rules === 'none' && c.chance(0.7)),
    headFill: c.pick(['none', 'light', 'dark']),
    font: c.pick(fonts),
    size: landscape ? size : Math.min(size, 10),
    lineHeight: c.pick([1.1, 1.2, 1.35, 1.5]),
    padding: c.pick([2, 3, 5, 8]),
    paragraphGap: c.pick([0, 3, 6, 9]),
    paper: c.pick(['A4', 'Letter']),
    landscape,
    margin: c.pick([36, 54, 72]),
    repeatHeader: c.chance(0.6),
    breakRows: c.chance(0.7),
    align: c.chance(0.2) ? 'justify' : 'left',
    vertical: c.chance(rules === 'grid' || rules === 'lines' ? 0.15 : 0) ? 'middle' : 'top',
    status: c.pick(['plain', 'plain', 'bold', 'coloured', 'badge']),
    furniture: c.chance(0.5),
    lists: c.pick(['real', 'typed']),
    fixed: c.chance(0.6),
    headerCase: c.chance(0.15) ? 'upper' : 'as-is',
    hyphens: c.chance(0.2),
    lead: c.chance(0.5)
      ? [
          'This page says what was done since the last update.',
          'Dates are those that partners gave at the end of the year.',
        ]
      : [],
    footnote: c.chance(0.2),
  };
}
