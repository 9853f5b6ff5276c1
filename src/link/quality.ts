import type { Link, Quality } from '../model/changes.js';

/** Rows of the smaller edition from which a warning about all of them means something. */
const enoughRows = 4;

/** How the matching went, and a warning when nearly everything looks changed or unmatched. */
export function judgeQuality(links: readonly Link[], before: Side, after: Side): Quality {
  const by = { id: 0, link: 0, text: 0, ruling: 0 };
  for (const link of links) by[groundOf(link)]++;
  const doubtful = links.filter((link) => link.certainty === 'doubtful').length;
  return {
    byId: by.id,
    byLink: by.link,
    byText: by.text,
    ...(by.ruling === 0 ? {} : { byRuling: by.ruling }),
    unmatchedBefore: before.unmatched,
    unmatchedAfter: after.unmatched,
    doubtful,
    warning: warningOf(links, doubtful, before, after),
  };
}

export interface Side {
  readonly rows: number;
  readonly unmatched: number;
}

function groundOf(link: Link): 'id' | 'link' | 'text' | 'ruling' {
  if (link.decided === 'person') return 'ruling';
  if (link.evidence.some(({ kind, score, note }) => kind === 'id' && score === 1 && note === undefined)) return 'id';
  return link.evidence.some(({ kind }) => kind === 'link') ? 'link' : 'text';
}

function warningOf(links: readonly Link[], doubtful: number, before: Side, after: Side): string | null {
  if (before.rows === 0 || after.rows === 0) {
    const side =
      before.rows === 0
        ? after.rows === 0
          ? 'both editions have'
          : 'the earlier edition has'
        : 'the later edition has';
    return `${side} no records: there is nothing to match`;
  }
  const fewer = before.rows <= after.rows ? before : after;
  const share = (fewer.rows - fewer.unmatched) / fewer.rows;
  if (fewer.rows >= enoughRows && share < 0.5) {
    return `only ${fewer.rows - fewer.unmatched} of ${fewer.rows} rows have a partner: are these two editions of one plan?`;
  }
  const reworded = links.filter((link) => (link.evidence.find(({ kind }) => kind === 'text')?.score ?? 1) < 0.5).length;
  if (links.length >= enoughRows && reworded > 0.8 * links.length) {
    return `${reworded} of ${links.length} matched rows read quite differently in the two editions: the match may be wrong`;
  }
  if (links.length >= enoughRows && doubtful > 0.5 * links.length) {
    return `${doubtful} of ${links.length} matches are doubtful: many rows have the same or hardly any words`;
  }
  return null;
}
