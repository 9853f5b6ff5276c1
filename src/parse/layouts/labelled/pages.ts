import type { Range } from '../../../core/span.js';
import type { Flow, Page } from '../../page.js';

/** The flows of a page, and the feet and heads of printed pages inside them. */
export interface PagedFlows {
  readonly flows: readonly Flow[];
  readonly breaks: readonly Range[];
}

/** `7`, `Page 7 of 12`, on a line of its own. */
const pageNumber = /^[ \t]*(?:page[ \t]+)?\p{N}{1,4}(?:[ \t]*(?:of|\/)[ \t]*\p{N}{1,4})?[ \t]*$/imu;

/** A record goes on over the end of a printed page: flows that only its foot and the next head part are one. */
export function acrossPages(page: Page): PagedFlows {
  const { form } = page.document;
  if ((form !== 'pdf' && form !== 'text') || page.flows.length < 2) return { flows: page.flows, breaks: [] };
  const ends = (start: number, end: number): boolean => form === 'pdf' || pageNumber.test(page.text.slice(start, end));
  const flows: Flow[] = [];
  const breaks: Range[] = [];
  const others = [...page.tables, ...page.legends];
  for (const flow of page.flows) {
    const last = flows.at(-1);
    const isApart = others.some(({ start }) => start >= (last?.end ?? 0) && start < flow.start);
    if (!last || isApart || !ends(last.end, flow.start)) {
      flows.push(flow);
      continue;
    }
    flows[flows.length - 1] = { start: last.start, end: flow.end, lines: [...last.lines, ...flow.lines] };
    breaks.push({ start: last.end, end: flow.start });
  }
  return { flows, breaks };
}
