import { message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import { idFamilies, leadingId } from '../fields/ids.js';
import { readHeader } from '../headers.js';
import type { Layout, Proposal, Tools } from '../layout.js';
import { opensSmall } from '../opening-id.js';
import type { Flow, Page } from '../page.js';
import { placeAt, quote } from '../place.js';

/**
 * Scrambled text: the columns of a page read across, so that lines of one cell stand between
 * the lines of another. Which words belong together cannot be known; nothing is read from it,
 * and that is said.
 *
 *     6.1.4 Further
 *     that their service is sustainable and effectively resourced, and that it can
 *     investment is needed
 *     do more of its work. The council has increased its funding to services that
 */
export const scrambled: Layout = {
  id: 'scrambled',
  propose(page, tools) {
    return page.flows.flatMap((flow) => propose(page, flow, tools) ?? []);
  },
};

const short = 38;
const long = 55;
/** Fewer crossings than this can happen by chance; so can a smaller share of the lines. */
const fewestCrossings = 6;
const leastShare = 0.1;
const fewestSpaced = 3;

function propose(page: Page, flow: Flow, tools: Tools): Proposal | null {
  const crossings = countCrossings(page.text, flow);
  const spaced = countSpacedWords(page.text, flow);
  const crossed = crossings >= fewestCrossings && crossings >= flow.lines.length * leastShare;
  if (!crossed && spaced < fewestSpaced) return null;
  const start = firstRowLine(page, flow, tools);
  if (start === null) return null;
  const range = { start, end: flow.end };
  const reasons = [
    ...(crossed
      ? [`${crossings} times a short broken line stands between the lines of a long text, or the other way round`]
      : []),
    ...(spaced >= fewestSpaced ? [`${spaced} words are broken into single letters`] : []),
  ];
  return { layout: scrambled.id, range, fit: { score: 0.78, reasons }, read: () => refuse(page, range, reasons) };
}

/** Lines that zigzag between short and long, where the next one goes on in the middle of a sentence. */
function countCrossings(text: string, flow: Flow): number {
  let count = 0;
  const { lines } = flow;
  for (let i = 1; i + 1 < lines.length; i++) {
    const three = lines.slice(i - 1, i + 2);
    const shape = three
      .map((line) => (line.end - line.start < short ? 's' : line.end - line.start > long ? 'l' : '-'))
      .join('');
    if (shape !== 'sls' && shape !== 'lsl') continue;
    const broken = three.filter((line) =>
      opensSmall(text.slice(line.start, Math.min(line.end, line.start + 60))),
    ).length;
    if (broken >= 2) count++;
  }
  return count;
}

/** `A c t i o n`: a word whose letters stand apart. */
function countSpacedWords(text: string, flow: Flow): number {
  return [...text.slice(flow.start, flow.end).matchAll(/(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu)].length;
}

/** Where rows or their header seem to begin; prose without either is no table that was scrambled. */
function firstRowLine(page: Page, flow: Flow, tools: Tools): number | null {
  const families = idFamilies.filter((family) => !family.lineStartOnly);
  for (const line of flow.lines) {
    if (leadingId(page.text, line.start, line.end, families)) return line.start;
    const title = page.text.slice(line.start, Math.min(line.end, line.start + 60));
    if (line.end - line.start <= 40 && (readHeader(title, tools.words)?.score ?? 0) >= 0.95) return line.start;
  }
  return null;
}

function refuse(page: Page, range: Range, reasons: readonly string[]): ReturnType<Proposal['read']> {
  const reason = `the columns of this text were read across each other: ${reasons.join('; ')}; its rows cannot be told apart`;
  return {
    rows: [],
    marks: [],
    claims: [{ ...range, claim: 'unread', why: 'scrambled text' }],
    messages: [
      message('parse/unread', reason, {
        place: placeAt(page, range),
        actual: quote(page.text, range),
        expected: 'the page itself, or the text of the PDF with its layout kept',
      }),
    ],
    evidence: [`scrambled text at ${range.start}-${range.end}: refused`],
  };
}
