import { foldCase } from '../../core/text.js';

export interface Titles {
  /** `<title>` of the head. */
  readonly head: string | null;
  /** The `h1` that names the page. */
  readonly heading: string | null;
  /** The first heading of the page that is not that `h1`. */
  readonly subheading: string | null;
  /** Title of the whole publication where the page says which that is. */
  readonly series: string | null;
}

/**
 * What a page is called: the publication where the page names it, else its main heading,
 * else its `<title>` without the parts that other words repeat, else its first heading.
 *
 * `Theme 6: Schools - Action plan - update - gov.scot` with a heading “Theme 6: Schools”
 * is `Action plan - update`: the first part is the page, the last the site.
 */
export function readPageTitle(titles: Titles): { title: string | null; series: string | null } {
  const series = titles.series ?? seriesInHead(titles);
  return { title: series ?? titles.heading ?? withoutSite(titles.head) ?? titles.subheading, series };
}

function seriesInHead({ head, heading, subheading }: Titles): string | null {
  if (head === null || subheading === null || heading !== null) return null;
  const rest = withoutSite(head);
  if (rest === null || !foldCase(rest).startsWith(foldCase(subheading))) return null;
  const tail = rest.slice(subheading.length).replace(separatorAtStart, '').trim();
  return tail === '' ? null : tail;
}

const separatorAtStart = /^\s*[-–—|:·»]\s+/u;

/** `… - gov.scot`, `… | GOV.UK`, `… - Some Council`: the last part where it names a site. */
function withoutSite(head: string | null): string | null {
  if (head === null) return null;
  const found = /^(.+\S)\s+[-–—|·»]\s+([^-–—|·»]+)$/u.exec(head);
  const tail = found?.[2]?.trim() ?? '';
  const isSite =
    /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(tail) || head.lastIndexOf('|') > head.length - tail.length - 3;
  const title = isSite && found?.[1] !== undefined ? found[1].trim() : head;
  return title === '' ? null : title;
}
