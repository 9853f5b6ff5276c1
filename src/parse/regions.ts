import { rangesOverlap } from '../core/span.js';
import { countVisible } from '../core/tape.js';
import type { Registry } from '../core/registry.js';
import type { Layout, Proposal, Tools } from './layout.js';
import type { Page } from './page.js';
import { quote } from './place.js';

/** What was chosen for each region of a page, and what was refused. */
export interface Choice {
  readonly chosen: readonly Proposal[];
  /** Every fit with its reasons, in words. */
  readonly explanation: readonly string[];
}

/** The best proposals that do not overlap: by fit, then by how much text they explain. */
export function chooseRegions(page: Page, layouts: Registry<Layout>, tools: Tools): Choice {
  const proposals = [...layouts].flatMap((layout) => layout.propose(page, tools));
  const size = new Map(proposals.map((proposal) => [proposal, countVisible(page.text, proposal.range.start, proposal.range.end)]));
  const ranked = [...proposals].sort((a, b) => b.fit.score - a.fit.score || (size.get(b) ?? 0) - (size.get(a) ?? 0) || a.range.start - b.range.start);
  const chosen: Proposal[] = [];
  const explanation: string[] = [];
  for (const proposal of ranked) {
    const rival = chosen.find((other) => rangesOverlap(other.range, proposal.range));
    if (!rival) chosen.push(proposal);
    explanation.push(describe(page, proposal, rival));
  }
  chosen.sort((a, b) => a.range.start - b.range.start);
  return { chosen, explanation };
}

function describe(page: Page, proposal: Proposal, rival: Proposal | undefined): string {
  const verdict = rival ? `not taken: ${rival.layout} fits better (${rival.fit.score.toFixed(2)})` : 'taken';
  const head = `${page.document.info.name}: ${proposal.layout} ${proposal.fit.score.toFixed(2)}, ${verdict}, from “${quote(page.text, proposal.range)}”`;
  return [head, ...proposal.fit.reasons.map((reason) => `    ${reason}`)].join('\n');
}
