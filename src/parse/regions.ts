import { rangesOverlap } from '../core/span.js';
import { countVisible } from '../core/tape.js';
import type { Registry } from '../core/registry.js';
import type { Layout, Proposal, Tools } from './layout.js';
import type { Flow, Page } from './page.js';
import { quote } from './place.js';

/** What was chosen for each region of a page, and what was refused. */
export interface Choice {
  readonly chosen: readonly Proposal[];
  /** Every fit with its reasons, in words. */
  readonly explanation: readonly string[];
}

/** The best proposals that do not overlap: by fit, then by how much text they explain. */
export function chooseRegions(page: Page, layouts: Registry<Layout>, tools: Tools): Choice {
  const { proposals, explanation } = collect(page, layouts, tools);
  // Only proposals that fit equally well are measured.
  const sizes = new Map<Proposal, number>();
  const size = (proposal: Proposal): number => {
    const known = sizes.get(proposal) ?? countVisible(page.text, proposal.range.start, proposal.range.end);
    sizes.set(proposal, known);
    return known;
  };
  const ranked = [...proposals].sort(
    (a, b) => b.fit.score - a.fit.score || size(b) - size(a) || a.range.start - b.range.start,
  );
  const chosen = new Chosen();
  for (const proposal of ranked) {
    if (proposal.fit.score === 0) {
      explanation.push(describe(page, proposal, null));
      continue;
    }
    const rival = chosen.rivalOf(proposal);
    if (!rival) chosen.add(proposal);
    explanation.push(describe(page, proposal, rival));
  }
  return { chosen: chosen.inOrder, explanation };
}

/** A proposal this good is made for its text; where such proposals explain nearly all of a flow, no other layout is asked. */
const strong = 0.8;
const nearlyAll = 0.85;

function collect(
  page: Page,
  layouts: Registry<Layout>,
  tools: Tools,
): { proposals: readonly Proposal[]; explanation: string[] } {
  const proposals: Proposal[] = [];
  const explanation: string[] = [];
  let open: readonly Flow[] = page.flows;
  let settledBy: string | null = null;
  for (const layout of layouts) {
    if (open.length < page.flows.length)
      explanation.push(
        `${page.document.info.name}: ${layout.id} was asked about ${open.length} of ${page.flows.length} stretches of text: the others are explained by ${settledBy ?? ''}`,
      );
    const found = layout.propose({ ...page, flows: open }, tools);
    proposals.push(...found);
    const before = open.length;
    open = unsettled(open, found);
    if (open.length < before) settledBy = settledBy === null ? layout.id : `${settledBy} and ${layout.id}`;
  }
  return { proposals, explanation };
}

function unsettled(flows: readonly Flow[], proposals: readonly Proposal[]): readonly Flow[] {
  const best = proposals
    .filter((proposal) => proposal.fit.score >= strong)
    .sort((a, b) => a.range.start - b.range.start);
  if (best.length === 0) return flows;
  let next = 0;
  return flows.filter((flow) => {
    let explained = 0;
    let past = flow.start;
    while (next < best.length && (best[next]?.range.end ?? 0) <= flow.start) next++;
    for (let i = next; i < best.length && (best[i]?.range.start ?? 0) < flow.end; i++) {
      const { start, end } = best[i]?.range ?? flow;
      explained += Math.max(0, Math.min(end, flow.end) - Math.max(start, past));
      past = Math.max(past, end);
    }
    return explained < (flow.end - flow.start) * nearlyAll;
  });
}

/** Proposals that do not overlap, kept in order so that a rival is found by halving. */
class Chosen {
  readonly #list: Proposal[] = [];

  get inOrder(): readonly Proposal[] {
    return this.#list;
  }

  rivalOf(proposal: Proposal): Proposal | undefined {
    const at = this.#place(proposal);
    return [this.#list[at - 1], this.#list[at]].find((other) => other && rangesOverlap(other.range, proposal.range));
  }

  add(proposal: Proposal): void {
    this.#list.splice(this.#place(proposal), 0, proposal);
  }

  #place(proposal: Proposal): number {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#list[middle]?.range.start ?? 0) < proposal.range.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** In words; `rival` is null where the layout itself refuses what it was asked about. */
function describe(page: Page, proposal: Proposal, rival: Proposal | undefined | null): string {
  const verdict =
    rival === null
      ? 'refused'
      : rival
        ? `not taken: ${rival.layout} fits better (${rival.fit.score.toFixed(2)})`
        : 'taken';
  const head = `${page.document.info.name}: ${proposal.layout} ${proposal.fit.score.toFixed(2)}, ${verdict}, from “${quote(page.text, proposal.range)}”`;
  return [head, ...proposal.fit.reasons.map((reason) => `    ${reason}`)].join('\n');
}
