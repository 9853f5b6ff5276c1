import { message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import { idFamilies, leadingId, type IdFamily, type IdToken } from '../fields/ids.js';
import { splitHeader } from '../header-line.js';
import type { Layout, Proposal, RawRow, Tools } from '../layout.js';
import { readMark } from '../marks.js';
import type { Flow, Line, Page } from '../page.js';
import { placeAt, quote } from '../place.js';

/**
 * Rows listed under a heading that gives their status, with no table and no label:
 *
 *     Completed actions
 *     1a Appoint an islands officer.
 *     1b Publish population data.
 *
 *     Actions in progress
 *     • Pilot a relocation scheme.
 */
export const listed: Layout = {
  id: 'listed-rows',
  propose(page, tools) {
    const sections = page.flows.flatMap((flow) => findSections(page, flow, tools));
    const family = commonFamily(page, sections);
    return sections.flatMap((section) => propose(page, section, family) ?? []);
  },
};

interface Section {
  readonly heading: Line;
  readonly lines: readonly Line[];
}

/** The lines below each status heading, up to the next heading of any kind. */
function findSections(page: Page, flow: Flow, tools: Tools): readonly Section[] {
  const sections: Section[] = [];
  let heading: Line | null = null;
  let lines: Line[] = [];
  const close = (): void => {
    if (heading && lines.length > 0) sections.push({ heading, lines });
    heading = null;
    lines = [];
  };
  for (const line of flow.lines) {
    const short = line.end - line.start <= 200;
    const mark = short ? readMark(page.text, line, line.level, tools.words) : null;
    if (mark?.kind === 'status') {
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

/** The family of ids that most lines of all sections begin with; null where lines begin with none. */
function commonFamily(page: Page, sections: readonly Section[]): IdFamily | null {
  let best: { family: IdFamily; count: number } | null = null;
  for (const family of idFamilies) {
    let count = 0;
    for (const { lines } of sections) for (const line of lines) if (startOf(page, line, family)) count++;
    if (count >= 2 && count > (best?.count ?? 0)) best = { family, count };
  }
  return best?.family ?? null;
}

function startOf(page: Page, line: Line, family: IdFamily): IdToken | null {
  const token = leadingId(page.text, line.start, line.end, [family]);
  return token && /^\s*[\p{Lu}“‘"'(]/u.test(page.text.slice(token.end, line.end)) ? token : null;
}

function propose(page: Page, section: Section, family: IdFamily | null): Proposal | null {
  const isStart = family
    ? (line: Line): boolean => startOf(page, line, family) !== null
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
  const last = groups.at(-1)?.at(-1);
  const opening = groups[0]?.[0];
  if (!last || !opening) return null;
  const rows = groups.map((lines) => row(page, lines, family));
  const words = quote(page.text, section.heading);
  return {
    layout: listed.id,
    range: { start: opening.start, end: last.end },
    fit: {
      score: family ? 0.5 : 0.42,
      reasons: [
        `${rows.length} ${family ? `lines that begin with an id (${family.id})` : 'list items'} under “${words}”`,
      ],
    },
    read: () => ({
      rows,
      marks: [],
      claims: [],
      messages: [],
      evidence: [`listed under “${words}”: ${rows.length} rows`],
    }),
  };
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
