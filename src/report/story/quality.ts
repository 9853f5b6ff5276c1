import type { ChangeSet, Evidence, Link } from '../../model/changes.js';
import { countOf, showNumber } from '../days.js';

/** `39 matched: 30 by number, 4 by declared links, 5 by wording; 1 doubtful; 1 before and 2 after without a match`. */
export function qualityLine({ quality }: ChangeSet): string {
  const matched = quality.byId + quality.byLink + quality.byText + (quality.byRuling ?? 0);
  const ways = [
    [quality.byId, 'with the same number'],
    [quality.byLink, 'by a link the rows declare'],
    [quality.byText, 'by wording alone'],
    [quality.byRuling ?? 0, 'ruled by a person'],
  ] as const;
  const said = ways.filter(([count]) => count > 0).map(([count, way]) => `${showNumber(count)} ${way}`);
  const how = said.length > 0 ? `: ${said.join(', ')}` : '';
  const doubt = quality.doubtful === 0 ? 'none doubtful' : `${showNumber(quality.doubtful)} doubtful`;
  return `${countOf(matched, 'match', 'matches')}${how}; ${doubt}; without a match ${showNumber(quality.unmatchedBefore)} before and ${showNumber(quality.unmatchedAfter)} after`;
}

export interface Balance {
  readonly before: string;
  readonly after: string;
  /** False when the terms do not add up: then something is wrong with the comparison itself. */
  readonly agrees: boolean;
}

/** `41 rows before = 37 same + 1 split + 2 dropped + 1 not observed`, and likewise after. */
export function balanceOf({ summary }: ChangeSet): Balance {
  const { before, after } = summary;
  const beforeTerms = [
    [before.same, 'same'],
    [before.split, 'split'],
    [before.merged, 'merged'],
    [before.dropped, 'dropped'],
    [before.notObserved, 'not observed'],
  ] as const;
  const afterTerms = [
    [after.same, 'same'],
    [after.split, 'from a split'],
    [after.merged, 'merged'],
    [after.added, 'added'],
  ] as const;
  return {
    before: equation(before.rows, 'before', beforeTerms),
    after: equation(after.rows, 'after', afterTerms),
    agrees: sum(beforeTerms) === before.rows && sum(afterTerms) === after.rows,
  };
}

type Terms = readonly (readonly [number, string])[];

function equation(rows: number, when: string, terms: Terms): string {
  const shown = terms.filter(([count], index) => index === 0 || count > 0);
  const sign = sum(terms) === rows ? '=' : '≠';
  return `${countOf(rows, 'row')} ${when} ${sign} ${shown.map(([count, name]) => `${showNumber(count)} ${name}`).join(' + ')}`;
}

function sum(terms: Terms): number {
  return terms.reduce((total, [count]) => total + count, 0);
}

const evidenceLabels: Readonly<Record<Evidence['kind'], string>> = {
  text: 'wording',
  id: 'number',
  link: 'declared link',
  neighbours: 'neighbouring rows',
  recommendation: 'recommendation',
  theme: 'theme',
  progress: 'progress note',
  ruling: 'ruling',
};

export interface Match {
  /** `sure (0.97)`, `ruled the same by a person`. */
  readonly verdict: string;
  readonly doubtful: boolean;
  readonly evidence: readonly { readonly label: string; readonly score: string; readonly note: string | null }[];
  readonly runnerUp: string | null;
}

/** How sure a match is, and why. */
export function describeMatch(link: Link): Match {
  const score = showScore(link.score);
  return {
    verdict: link.decided === 'person' ? `ruled by a person (by rule: ${score})` : `${link.certainty} (${score})`,
    doubtful: link.certainty !== 'sure' && link.decided === 'rule',
    evidence: link.evidence.map(({ kind, score: part, note }) => ({
      label: evidenceLabels[kind],
      score: showScore(part),
      note: note ?? null,
    })),
    runnerUp: link.runnerUp
      ? `${link.runnerUp.before.join(', ')} with ${link.runnerUp.after.join(', ')} (${showScore(link.runnerUp.score)})`
      : null,
  };
}

export function showScore(score: number): string {
  return score.toFixed(2);
}
