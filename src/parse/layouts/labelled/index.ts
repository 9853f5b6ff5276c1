import type { Fit } from '../../../core/registry.js';
import type { Range } from '../../../core/span.js';
import type { Layout, Proposal, Reading } from '../../layout.js';
import { isFurniture } from '../../furniture.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import type { Tools } from '../../layout.js';
import { itemOpener, splitSegments, type Block } from './blocks.js';
import { adoptChildren } from './groups.js';
import { isStray, judgeFit } from './fit.js';
import { FormReader, sure, type Candidate } from './forms.js';
import { cutGluedLabels } from './glued-labels.js';
import { breakLines, type BrokenLines } from './inline.js';
import { isWrapped, textLines, type TextLine } from './lines.js';
import { unmark } from './marked.js';
import { withLeads } from './leads.js';
import { liftWords, ownerOfWords } from './ownership.js';
import { acrossPages } from './pages.js';
import { readRun, type Run } from './read.js';
import { withoutReferences } from './references.js';
import { cutRounds } from './rounds.js';
import { assignRoles, type Roles } from './roles.js';
import { rowLines } from './row-lines.js';
import { Segmenter } from './segments.js';
import { acceptStarts } from './accept.js';
import { withInnerNumbers } from './inner-numbers.js';
import { StartReader, type Start } from './starts.js';
import { trimTails } from './tails.js';
import { learnLabels, type Vocabulary } from './vocabulary.js';

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
  const blockStarts = new Set(page.document.blocks.map((block) => block.start));
  const { flows: whole, breaks } = acrossPages(page);
  const flows = whole.map((flow) => withoutTail(textLines(page, flow, blockStarts), tools.words));
  const plain = attempt(page, flows, breaks, tools);
  if (plain === null || (plain.fit > 0 && plain.told >= enough)) return plain?.proposals ?? [];
  // What no label tells of may stand inside the lines, with labels that come round.
  const cut = flows.map((lines) => cutRounds(lines, tools.words));
  const again = cut.some((lines, i) => lines !== flows[i]) ? attempt(page, cut, breaks, tools) : null;
  return again && again.fit > 0 && again.told > plain.told ? again.proposals : plain.proposals;
}

/** Where fewer records have a status, the others may have lost theirs. */
const enough = 0.6;

interface Attempt {
  /** 0 where the layout refuses what it was asked about. */
  readonly fit: number;
  /** The share of the records that have a status. */
  readonly told: number;
  readonly proposals: readonly Proposal[];
}

/** Reads the lines of the flows as blocks of labels; null where no line has one. */
function attempt(
  page: Page,
  given: readonly (readonly TextLine[])[],
  breaks: readonly Range[],
  tools: Tools,
): Attempt | null {
  const { words } = tools;
  const isText = page.document.form === 'text';
  const broken = given.map((each) => linesOf(each, isText, words));
  const flows = broken.map((each) => each.lines);
  const lines = flows.flat();
  const wrapped = isText && isWrapped(lines);
  const separators = broken.flatMap((each) => each.separators);
  const forms = new FormReader(words, repeatedLines(lines));
  const ids = new StartReader(words);
  const opened = lines.map((line, i) => ids.read(page.text, line, i));
  const found = withInnerNumbers(withLeads(opened, lines, words), lines);
  const candidates = withoutValues(
    lines.map((line, i) => (isNumbered(found[i] ?? null) || isOverTable(line, lines[i + 1]) ? [] : forms.read(line))),
  );
  const vocabulary = withoutReferences(learnLabels(lines, candidates, words), lines, found);
  if (vocabulary.labels.size === 0) return null;
  const starts = acceptStarts(found, vocabulary);
  const begun = starts.filter((start) => start !== null).length * 2 >= vocabulary.cycles;
  const rows = rowLines(lines, vocabulary, words);
  const wordless = !begun && rows.size * 2 < vocabulary.cycles && isWordless(vocabulary);
  const ownership = wordless ? ownerOfWords(flows, vocabulary) : null;
  const titled = ownership?.side === 'above';
  const segmenter = new Segmenter(lines, vocabulary, { starts, rows }, tools, titled);
  const blocks: (readonly Block[])[] = [];
  let from = 0;
  for (const flow of flows) {
    const to = from + flow.length;
    const segments = segmenter.cut(from, to);
    const split = splitSegments(segments, { labels: vocabulary.labels.size, titled, opener: itemOpener(segments) });
    const owned = ownership?.side === 'below' ? liftWords(split) : split;
    blocks.push(adoptChildren(trimTails(owned, titled, words)));
    from = to;
  }
  const whole = blocks.flat();
  const roles = assignRoles(page.text, whole, words);
  const stray = strayOf(whole, roles);
  const all = stray ? whole.slice(1) : whole;
  const fit = judgeFit(page, all, roles, vocabulary, words);
  const told = shareTold(all, roles);
  if (fit.score < leastFit) return { fit: 0, told, proposals: [refusal(page, fit)] };
  const proposals = blocks
    .flatMap((each) => runsOf(page, stray ? each.filter((block) => block !== stray) : each, separators))
    .map((run) => ({
      layout: labelled.id,
      range: run.range,
      fit,
      read: () => readRun(page, run, { roles, separators, breaks, words, wrapped, doubt: ownership?.doubt ?? null }),
    }));
  return { fit: fit.score, told, proposals };
}

function refusal(page: Page, fit: Fit): Proposal {
  return { layout: labelled.id, range: { start: 0, end: page.text.length }, fit: { ...fit, score: 0 }, read: nothing };
}

/** A label above the first record that holds no text of a row is a word of the page's own head. */
function strayOf([first, ...others]: readonly Block[], roles: Roles): Block | null {
  return first && others.length > 1 && isStray(first, others, roles) ? first : null;
}

/** The share of records that have a status. */
function shareTold(blocks: readonly Block[], { fields }: Roles): number {
  const told = blocks.filter(({ parts }) => parts.some(({ label }) => /^status/u.test(fields.get(label.key) ?? '')));
  return told.length / Math.max(1, blocks.length);
}

/** Below the label `Owner`, `Environment Agency` is its value, though it ends like a label for owners. */
function withoutValues(candidates: readonly (readonly Candidate[])[]): readonly (readonly Candidate[])[] {
  return candidates.map((own, i) => {
    const above = candidates[i - 1]?.find(({ form, reading }) => form === 'alone' && (reading?.score ?? 0) >= sure);
    if (!above) return own;
    return own.filter(
      ({ form, reading }) =>
        form !== 'alone' || !reading || reading.field !== above.reading?.field || reading.score >= sure,
    );
  });
}

/** `Special measures` over the table of a record is its heading: the labels stand inside. */
function isOverTable(line: TextLine, next: TextLine | undefined): boolean {
  return line.isHeading && next?.place !== undefined;
}

/** `Recommendation 2`, and a heading like `Improvement 2`: no label with a value. */
function isNumbered(start: Start | null): boolean {
  return start?.family.startsWith('worded') === true || (start?.isHeading === true && start.family.startsWith('noun'));
}

/** Short lines that stand on a page three times and more, with words below them. */
function repeatedLines(lines: readonly TextLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  lines.forEach(({ text }, i) => {
    const next = lines[i + 1]?.text ?? '';
    if (text.length <= 60 && next.length > text.length) counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  return new Set([...counts].filter(([, count]) => count > 2).map(([text]) => text));
}

/** What fits less than this is prose that has a word or two in common with labels. */
const leastFit = 0.4;

/** Whether no label holds the words of a record, so that they must stand above or below its labels. */
function isWordless(vocabulary: Vocabulary): boolean {
  const { labels, cycles } = vocabulary;
  const told = [...labels.values()].some(
    ({ field, count }) => (field === 'action' || field === 'recommendation') && count * 2 >= cycles,
  );
  return !told && standsBelowWords(vocabulary);
}

/** Whether the label that opens records has a line without a label above it nearly every time. */
function standsBelowWords({ hits, cycles }: Vocabulary): boolean {
  const opener = hits.find((hit) => hit && hit.label.count * 2 >= cycles)?.label.key;
  const found = hits.flatMap((hit, i) => (hit?.label.key === opener ? [i] : []));
  const titles = found.filter((i) => i > 0 && hits[i - 1] === null).length;
  return titles >= found.length * 0.9;
}

function nothing(): Reading {
  return { rows: [], marks: [], claims: [], messages: [], evidence: [] };
}

/** The lines of a flow without the words of the site below the last record. */
function withoutTail(lines: readonly TextLine[], words: Words): readonly TextLine[] {
  let end = lines.length;
  while (end > 0 && isFurniture(lines[end - 1]?.text ?? '', words)) end--;
  return lines.slice(0, end);
}

/** The lines of a flow, each with one label at most; what stood between them is kept. */
function linesOf(found: readonly TextLine[], isText: boolean, words: Words): BrokenLines {
  if (!isText) return breakLines(cutGluedLabels(found, words), words);
  const separators: Range[] = [];
  const lines = found.flatMap((line) => {
    // A rule drawn between records is part of none.
    if (/^[-–—_=*]{3,}$/u.test(line.text)) {
      separators.push({ start: line.start, end: line.end });
      return [];
    }
    const parts = unmark(line, words);
    if (parts.length === 1 && parts[0] === line) return parts;
    let from = line.start;
    for (const each of parts) {
      if (each.start > from) separators.push({ start: from, end: each.start });
      from = each.end;
    }
    if (line.end > from) separators.push({ start: from, end: line.end });
    return parts;
  });
  const broken = breakLines(cutGluedLabels(lines, words), words);
  return { lines: broken.lines, separators: [...separators, ...broken.separators].sort((a, b) => a.start - b.start) };
}

/** Records that nothing separates make one region. */
function runsOf(page: Page, blocks: readonly Block[], separators: readonly Range[]): readonly Run[] {
  const before = new Map(separators.map((range) => [range.end, range.start]));
  const after = new Map(separators.map((range) => [range.start, range.end]));
  const runs: { range: { start: number; end: number }; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const start = before.get(block.at) ?? block.at;
    const end = after.get(block.end) ?? block.end;
    const last = runs.at(-1);
    if (last && page.text.slice(last.range.end, start).trim() === '') {
      last.range.end = Math.max(last.range.end, end);
      last.blocks.push(block);
    } else runs.push({ range: { start, end }, blocks: [block] });
  }
  return runs;
}
