import { Html, markup } from '../html/template.js';
import { drawEntry, type FeedComparison } from './entry.js';
import { latest } from './moment.js';

/** The changes of a plan that a feed tells of. */
export interface Feed {
  readonly plan: { readonly id: string; readonly title: string };
  /** In any order: a feed is sorted by time. */
  readonly comparisons: readonly FeedComparison[];
}

/** Most entries of one feed, the newest: readers take the whole file every time. */
const mostEntries = 100;

/** XML knows two characters less than HTML does. */
const noXml = /[\ufffe\uffff]/gu;

/**
 * A feed of changes (Atom, RFC 4287), an entry for each comparison, the newest first. Ids and
 * times follow from the editions alone, so the same editions give the same bytes.
 */
export function drawFeed({ plan, comparisons }: Feed): string {
  const entries = comparisons
    .map((comparison, index) => ({ index, ...drawEntry(plan.id, comparison) }))
    .sort((a, b) => (a.updated === b.updated ? b.index - a.index : a.updated < b.updated ? 1 : -1))
    .slice(0, mostEntries);
  const updated = latest(entries.map((entry) => entry.updated)) ?? '1970-01-01T00:00:00Z';
  const feed = markup`${Html.of('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>urn:planwatch:feed:${plan.id}</id>
<title>Changes: ${plan.title}</title>
<subtitle>What changed from one edition to the next, as planwatch reads them; not a publication of the body that published them.</subtitle>
<updated>${updated}</updated>
<author><name>planwatch</name></author>
<generator>planwatch</generator>${entries.map(({ xml }) => xml)}
</feed>
`;
  return feed.toString().replace(noXml, '\ufffd');
}
