import type { Layout, Proposal } from '../../layout.js';
import type { Page } from '../../page.js';
import type { Tools } from '../../layout.js';
import { splitSegments, type Block } from './blocks.js';
import { adoptChildren } from './groups.js';
import { judgeFit } from './fit.js';
import { FormReader } from './forms.js';
import { breakLines } from './inline.js';
import { isWrapped, textLines } from './lines.js';
import { readRun, type Run } from './read.js';
import { assignRoles } from './roles.js';
import { Segmenter } from './segments.js';
import { acceptStarts } from './accept.js';
import { StartReader } from './starts.js';
import { trimTails } from './tails.js';
import { learnLabels } from './vocabulary.js';

/**
 * Records as blocks of labelled values, the commonest layout of all:
 *
 *     1.1.2
 *     Recommendation
 *     The harbour office must open on Sundays.
 *     Status Oct 2021
 *     On-going / on track
 *
 * The labels are known headers, and whatever else repeats like them; a record begins with an
 * id, a title, or where the labels come round again.
 */
export const labelled: Layout = {
  id: 'labelled',
  propose,
};

function propose(page: Page, tools: Tools): readonly Proposal[] {
  const { words } = tools;
  const blockStarts = new Set(page.document.blocks.map((block) => block.start));
  const broken = page.flows.map((flow) => breakLines(textLines(page, flow, blockStarts), words));
  const flows = broken.map((each) => each.lines);
  const lines = flows.flat();
  const wrapped = page.document.form === 'text' && isWrapped(lines);
  const separators = broken.flatMap((each) => each.separators);
  const forms = new FormReader(words);
  const ids = new StartReader(words);
  const found = lines.map((line, i) => ids.read(page.text, line, i));
  const candidates = lines.map((line, i) => (found[i]?.family.startsWith('worded') === true ? [] : forms.read(line)));
  const vocabulary = learnLabels(lines, candidates, words);
  if (vocabulary.labels.size === 0) return [];
  const starts = acceptStarts(found, vocabulary);
  const titled = ![...vocabulary.labels.values()].some((label) => (label.field === 'action' || label.field === 'recommendation') && label.count * 2 >= vocabulary.cycles);
  const habit = { labels: vocabulary.labels.size, titled };
  const segmenter = new Segmenter(lines, vocabulary, starts, tools, titled);
  const blocks: (readonly Block[])[] = [];
  let from = 0;
  for (const flow of flows) {
    const to = from + flow.length;
    blocks.push(adoptChildren(trimTails(splitSegments(segmenter.cut(from, to), habit), titled, words)));
    from = to;
  }
  const all = blocks.flat();
  const roles = assignRoles(all, words);
  const fit = judgeFit(page, all, roles, vocabulary, words);
  if (fit.score < 0.4) return [];
  return blocks.flatMap((each) => runsOf(page, each)).map((run) => ({ layout: labelled.id, range: run.range, fit, read: () => readRun(page, run, { roles, separators, words, wrapped }) }));
}

/** Records that nothing separates make one region. */
function runsOf(page: Page, blocks: readonly Block[]): readonly Run[] {
  const runs: { range: { start: number; end: number }; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last && page.text.slice(last.range.end, block.at).trim() === '') {
      last.range.end = Math.max(last.range.end, block.end);
      last.blocks.push(block);
    } else runs.push({ range: { start: block.at, end: block.end }, blocks: [block] });
  }
  return runs;
}
