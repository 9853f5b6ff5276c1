import type { StatusValue } from '../../../src/model/status.js';
import { Chance } from '../chance.js';
import { domains, type Domain } from './domains.js';
import { pickScheme, type IdScheme } from './ids.js';
import type { LayoutName } from './layouts.js';
import { Prose } from './prose.js';
import { dues, headers, responses, vocabularies, type Vocabulary } from './words.js';

export type ColumnName =
  'id' | 'theme' | 'recommendation' | 'action' | 'owners' | 'due' | 'response' | 'previous' | 'status' | 'progress';

/** One row of a generated plan: what a reader of any layout must give back. */
export interface Row {
  readonly id: string | null;
  readonly theme: Titled | null;
  /** A title with an id, or a text without one. */
  readonly recommendation: Titled | null;
  readonly text: string;
  readonly owners: readonly string[];
  readonly due: string | null;
  readonly response: readonly [published: string, value: string] | null;
  readonly previous: string | null;
  readonly status: readonly [published: string, value: StatusValue];
  readonly progress: string | null;
}

export interface Titled {
  readonly id: string | null;
  readonly title: string;
}

/** Rows under one heading, or two. */
export interface Section {
  readonly theme: Titled | null;
  readonly heading: string | null;
  readonly columns: readonly ColumnName[];
  readonly rows: readonly Row[];
}

export interface GeneratedPlan {
  readonly seed: number;
  readonly title: string;
  readonly intro: readonly string[];
  readonly scheme: IdScheme;
  /** How a theme's heading begins: `Theme 3: `. */
  readonly themeStyle: 'colon' | 'dash' | 'bare';
  readonly headers: Readonly<Record<ColumnName, string>>;
  readonly sections: readonly Section[];
  readonly outro: readonly string[];
}

/** What a layout can carry so that a careful person could read it back. */
export interface Carries {
  readonly noIds: boolean;
  readonly themeColumn: boolean;
  readonly previous: boolean;
  readonly anyOrder: boolean;
  readonly bareThemes: boolean;
  /** Without cell edges, an id must tell by itself that it is one. */
  readonly tellingIds: boolean;
}

const drawn: Carries = {
  noIds: true,
  themeColumn: true,
  previous: true,
  anyOrder: true,
  bareThemes: true,
  tellingIds: false,
};
const loose: Carries = {
  noIds: false,
  themeColumn: false,
  previous: false,
  anyOrder: false,
  bareThemes: false,
  tellingIds: true,
};

export const carries: Readonly<Record<LayoutName, Carries>> = {
  table: drawn,
  csv: { ...drawn, bareThemes: false },
  pipes: drawn,
  aligned: { ...drawn, themeColumn: false, bareThemes: false },
  stacked: { ...loose, tellingIds: false },
  labelled: { ...drawn, themeColumn: false, previous: true, bareThemes: false },
  flattened: loose,
  glued: loose,
};

interface Traits {
  readonly c: Chance;
  readonly domain: Domain;
  readonly scheme: IdScheme;
  readonly words: Vocabulary;
  readonly columns: readonly ColumnName[];
  readonly traps: boolean;
}

/** A plan from a seed, with what a layout can carry and, where wanted, what misleads readers of it. */
export function generatePlan(seed: number, layout: LayoutName, traps: boolean): GeneratedPlan {
  const c = new Chance(seed * 7919 + 13);
  const can = carries[layout];
  const domain = c.pick(domains);
  const scheme = pickScheme(c, (each) => (each.name === 'none' ? can.noIds : each.telling || !can.tellingIds));
  const words = c.pick(vocabularies);
  const columns = pickColumns(c, can, scheme, layout);
  const traits: Traits = { c, domain, scheme, words, columns, traps };
  const themes = c.happens(0.6) && !columns.includes('theme') ? 1 + c.below(3) : 0;
  const rows = makeRows(traits, themes);
  const sections = divide(c, rows, traits, themes);
  const titles = pickHeaders(c);
  return {
    seed,
    title: `${domain.title}: ${c.pick(['action plan update', 'second progress report', 'progress on the recommendations'])}`,
    intro: intro(c, rows, words, traps),
    scheme,
    themeStyle:
      can.bareThemes && scheme.grouped
        ? c.pick(['colon', 'dash', 'bare'] as const)
        : c.pick(['colon', 'dash'] as const),
    headers: scheme.name === 'Recommendation N' ? { ...titles, id: 'Number' } : titles,
    sections,
    outro: traps && c.happens(0.6) ? [c.pick(['Back to top', 'Contact', 'Print this page'])] : [],
  };
}

function pickHeaders(c: Chance): Record<ColumnName, string> {
  const found: Record<string, string> = {};
  for (const [name, options] of Object.entries(headers)) found[name] = c.pick(options);
  return found;
}

function pickColumns(c: Chance, can: Carries, scheme: IdScheme, layout: LayoutName): readonly ColumnName[] {
  const front: ColumnName[] = [];
  if (scheme.name !== 'none' && !scheme.grouped && c.happens(0.4)) front.push('id');
  if (can.themeColumn && c.happens(0.12)) front.unshift('theme');
  if (scheme.grouped) front.push('recommendation');
  front.push('action');
  const middle: ColumnName[] = [];
  if (c.happens(0.35)) middle.push('owners');
  if (c.happens(0.35)) middle.push('due');
  if (c.happens(0.15) && layout !== 'glued' && layout !== 'flattened') middle.push('response');
  if (can.previous && c.happens(0.12)) middle.push('previous');
  const progress: ColumnName[] = c.happens(0.8) ? ['progress'] : [];
  if (!can.anyOrder || c.happens(0.6)) return [...front, ...middle, 'status', ...progress];
  if (c.happens(0.5)) return [...front, ...middle, ...progress, 'status'];
  return [...front, 'status', ...progress, ...middle.filter((name) => name !== 'previous')];
}

function makeRows(traits: Traits, themes: number): readonly Row[] {
  const { c, scheme } = traits;
  const rows: Row[] = [];
  const first = 1 + c.below(7);
  const restarts = themes > 1 && !scheme.grouped && scheme.name !== 'none' && c.happens(0.15);
  let all = 0;
  for (let t = 0; t < Math.max(1, themes); t++) {
    const theme = themes === 0 ? null : { id: String(first + t), title: nth(traits.domain.topics, t + first) };
    if (restarts) all = 0;
    const groups = scheme.grouped ? 1 + c.below(3) : 1;
    for (let g = 1; g <= groups; g++) {
      const group = scheme.grouped ? { id: `${first + t}.${g}`, title: nth(traits.domain.topics, g + t + 2) } : null;
      const count = scheme.grouped ? 1 + c.below(4) : 3 + c.below(themes > 1 ? 4 : 12);
      for (let n = 1; n <= count && rows.length < 20; n++) {
        all++;
        const number = group ? Number(group.id.replace('.', '')) : first + t;
        const id = group ? `${group.id}.${n}` : scheme.make(number, n, all);
        rows.push(makeRow(traits, id === '' ? null : id, theme, group));
      }
    }
  }
  return rows;
}

function nth(list: readonly string[], n: number): string {
  return list[n % list.length] ?? '';
}

function makeRow(traits: Traits, id: string | null, theme: Titled | null, group: Titled | null): Row {
  const { c, domain, columns, words } = traits;
  const others = ['3.2.2', '5.1.8', '1.1.3', ...(traits.scheme.grouped ? [] : [traits.scheme.make(7, 2, 2)])].filter(
    (each) => /^[\p{L}\p{N}]/u.test(each) && !/^[ivx]+$/u.test(each),
  );
  const prose = new Prose(c, domain, traits.traps, others);
  const has = (name: ColumnName, share: number): boolean => columns.includes(name) && c.happens(share);
  return {
    id,
    theme: columns.includes('theme') ? { id: null, title: c.pick(domain.topics) } : theme,
    recommendation: group,
    text: prose.duty(),
    owners: has('owners', 0.92) ? pickOwners(c, domain) : [],
    due: has('due', 0.88) ? c.pick(dues) : null,
    response: has('response', 0.95) ? c.pick(responses) : null,
    previous: has('previous', 1) ? c.pick(words)[0] : null,
    status: c.pick(words),
    progress: has('progress', 0.85) ? prose.note() : null,
  };
}

function pickOwners(c: Chance, domain: Domain): readonly string[] {
  const first = c.pick(domain.owners);
  const second = c.pick(domain.owners);
  return first !== second && c.happens(0.2) ? [first, second] : [first];
}

/** One table, one for each theme, or one for what is finished and one for the rest. */
function divide(c: Chance, rows: readonly Row[], traits: Traits, themes: number): readonly Section[] {
  const { columns } = traits;
  if (themes === 0 && !c.happens(0.25)) return [{ theme: null, heading: null, columns, rows }];
  const sections: Section[] = [];
  const byStatus = c.happens(0.35);
  for (const theme of new Set(rows.map((row) => (columns.includes('theme') ? null : row.theme)))) {
    const own = rows.filter((row) => columns.includes('theme') || row.theme === theme);
    if (!byStatus) {
      sections.push({ theme, heading: null, columns, rows: own });
      continue;
    }
    const isDone = (row: Row): boolean => row.status[1] === 'complete';
    const parts = [
      {
        heading: 'Completed Actions',
        rows: own.filter(isDone).map((row) => ({ ...row, progress: null })),
        columns: columns.filter((name) => name !== 'progress'),
      },
      { heading: 'Ongoing Actions', rows: own.filter((row) => !isDone(row)), columns },
    ].filter((part) => part.rows.length > 0);
    parts.forEach((part, i) => sections.push({ theme: i === 0 ? theme : null, ...part }));
  }
  return sections;
}

function intro(c: Chance, rows: readonly Row[], words: Vocabulary, traps: boolean): readonly string[] {
  const lines = ['What has been done since the last report was published.'];
  if (!traps) return lines;
  if (c.happens(0.25)) lines.unshift('Information');
  if (c.happens(0.25)) {
    const done = rows.filter((row) => row.status[1] === 'complete').length;
    lines.push(
      `Of the ${rows.length} actions in this plan, ${done} are complete and ${rows.length - done} are ongoing.`,
    );
  }
  if (c.happens(0.15)) lines.push(`Each row is marked ${words.map(([word]) => `“${word}”`).join(', ')}.`);
  return lines;
}
