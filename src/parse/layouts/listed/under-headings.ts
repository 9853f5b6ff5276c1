import { message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import type { StatusValue } from '../../../model/status.js';
import type { IdFamily } from '../../fields/ids.js';
import { isWholeId } from '../../fields/ids.js';
import { splitHeader } from '../../header-line.js';
import type { Mark, Proposal, RawRow, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import { commonFamily, layoutId, openingOf } from './opening.js';

/**
 * Rows listed under a heading that gives their status:
 *
 *     Completed actions                     or the status alone:    IMPLEMENTED
 *     1a Appoint an islands officer.                                1. Adopt a code.
 *     1b Publish population data.                                   4. Name a registrar.
 *
 *     Actions in progress                                           IN PROGRESS
 *     • Pilot a relocation scheme.                                  2. Fund the registrar.
 */
export function proposeUnderHeadings(page: Page, tools: Tools): readonly Proposal[] {
  const sections = page.flows.flatMap((flow) => findSections(page, flow, tools));
  const lines = sections.flatMap((section) => section.lines);
  const family = commonFamily(page, lines, tools.words);
  return sections.flatMap((section) => propose(page, section, family) ?? []);
}

interface Section {
  readonly heading: Line;
  /** Set where the heading is a status and nothing else: no other reader takes it for a heading. */
  readonly bare: StatusValue | null;
  readonly lines: readonly Line[];
}

/** The lines below each status heading, up to the next heading of any kind. */
function findSections(page: Page, flow: Flow, tools: Tools): readonly Section[] {
  const sections: Section[] = [];
  const bareHeadings = findBareHeadings(page, flow, tools);
  let heading: Line | null = null;
  let lines: Line[] = [];
  const close = (): void => {
    if (heading && lines.length > 0) sections.push({ heading, bare: bareHeadings.get(heading) ?? null, lines });
    heading = null;
    lines = [];
  };
  for (const line of flow.lines) {
    const short = line.end - line.start <= 200;
    const mark = short ? readMark(page.text, line, line.level, tools.words) : null;
    if (mark?.kind === 'status' || bareHeadings.has(line)) {
      close();
      heading = line;
    } else if (
      line.kind === 'heading' ||
      mark?.kind === 'theme' ||
      (short && splitHeader(page.text, line.start, line.end, tools.words))
    )
      close();
    else if (heading) lines.push(line);
  }
  close();
  return sections;
}

/**
 * Lines that are a status alone and stand over rows. A status that stands under each row is
 * another layout: here there are more rows than such lines, and the last of them is not last.
 */
function findBareHeadings(page: Page, flow: Flow, tools: Tools): ReadonlyMap<Line, StatusValue> {
  const found = new Map<Line, StatusValue>();
  for (const line of flow.lines) {
    if (line.end - line.start > 60 || line.kind === 'item') continue;
    const words = page.text.slice(line.start, line.end).replace(/\s*(?:\(\p{N}+\)|[:–-])\s*$/u, '');
    const value = /^\p{Lu}/u.test(words) ? tools.words.statuses.get(words) : undefined;
    if (value !== undefined) found.set(line, value);
  }
  if (new Set(found.values()).size < 2) return new Map();
  const family = commonFamily(page, flow.lines, tools.words);
  const isRow = (line: Line): boolean => (family ? openingOf(page, line, family) !== null : line.kind === 'item');
  const rows = flow.lines.filter(isRow);
  const over = flow.lines.filter((line, i) => {
    const next = flow.lines[i + 1];
    return found.has(line) && next !== undefined && isRow(next);
  });
  const [firstRow] = rows;
  const [firstStatus] = found.keys();
  const leads = firstRow !== undefined && firstStatus !== undefined && firstStatus.start < firstRow.start;
  return leads && over.length === found.size && rows.length > found.size ? found : new Map();
}

function propose(page: Page, section: Section, family: IdFamily | null): Proposal | null {
  const isStart = family
    ? (line: Line): boolean => openingOf(page, line, family) !== null
    : (line: Line): boolean => line.kind === 'item';
  const first = section.lines.findIndex(isStart);
  if (first < 0) return null;
  const groups: Line[][] = [];
  for (const line of section.lines.slice(first)) {
    if (isStart(line)) groups.push([line]);
    else if (family !== null && line.kind === 'item') groups.at(-1)?.push(line);
    else break;
  }
  if (family === null && groups.length < 2) return null;
  // An id alone on its line opens a record whose words stand below it, and is no row of a list.
  if (family && groups.every((lines) => lines.every((line) => isBareId(page, line)))) return null;
  const last = groups.at(-1)?.at(-1);
  const opening = groups[0]?.[0];
  if (!last || !opening) return null;
  const rows = groups.map((lines) => row(page, lines, family));
  const words = quote(page.text, section.heading);
  return {
    layout: layoutId,
    range: { start: section.bare === null ? opening.start : section.heading.start, end: last.end },
    fit: {
      score: family ? 0.5 : 0.42,
      reasons: [
        `${rows.length} ${family ? `lines that begin with an id (${family.id})` : 'list items'} under “${words}”`,
      ],
    },
    read: () => ({
      rows,
      marks: markOf(section),
      claims: section.bare === null ? [] : [{ ...section.heading, claim: 'heading' }],
      messages: [],
      evidence: [`listed under “${words}”: ${rows.length} rows`],
    }),
  };
}

function isBareId(page: Page, line: Line): boolean {
  return line.end - line.start <= 40 && isWholeId(page.text.slice(line.start, line.end));
}

function markOf({ heading, bare }: Section): Mark[] {
  if (bare === null) return [];
  return [{ kind: 'status', at: heading.start, value: bare, words: { start: heading.start, end: heading.end } }];
}

function row(page: Page, lines: readonly Line[], family: IdFamily | null): RawRow {
  const ranges: Range[] = lines.map(({ start, end }) => ({ start, end }));
  const at = ranges[0]?.start ?? 0;
  const items = lines.filter((line, i) => i > 0 && line.kind === 'item').map((line) => line.start);
  const unsure =
    family === null
      ? [
          message('parse/uncertain-boundary', 'a list item under a status heading was taken for a row; it has no id', {
            place: placeAt(page, { start: at, end: at + 1 }),
            actual: quote(page.text, ranges[0] ?? { start: at, end: at }),
          }),
        ]
      : [];
  return {
    at,
    cells: [{ field: 'action', title: null, ranges, items }],
    expectsStatus: false,
    statusFrom: 'cell',
    certainty: family ? 'sure' : 'likely',
    keepsLines: true,
    evidence: [
      family ? `begins with an id (${family.id}) under a status heading` : 'a list item under a status heading',
    ],
    messages: unsure,
  };
}
