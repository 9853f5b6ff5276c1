/** The records a perfect reader would take from an edition's pages. */
import type { EditionRecords, LabelledEdition, LinkedEdition, TablesEdition } from './records.js';
import { linesOf, type CellText } from './records.js';

export interface Due {
  published: string;
  earliest: string | null;
  latest: string | null;
}

export interface Published {
  published: string;
  value: string;
}

export interface Status extends Published {
  from: 'cell' | 'label' | 'date';
}

export interface Recommendation {
  id: string;
  title: string;
  text: string | null;
}

export interface TruthAction {
  key: string;
  id: string;
  theme: { id: string | null; title: string } | null;
  recommendation: Recommendation | null;
  text: string;
  status: Status | null;
  response: Published | null;
  progress: string | null;
  owners: string[];
  due: Due | null;
  links: string[];
  references: { id: string; field: string }[];
}

export interface Total {
  published: string;
  value: string | null;
  claimed: number;
  found: number;
  agrees: boolean;
}

export interface Truth {
  format: 'planwatch/edition@1';
  plan: string;
  edition: { id: string; title: string; published: string };
  actions: TruthAction[];
  totals: Total[];
  annex?: { id: string; text: string }[];
}

/** The publisher's words for status and response, each with the value that plan.yaml gives it. */
interface Vocabulary {
  status: Record<string, string>;
  response: Record<string, string>;
}

export function truthOf(records: EditionRecords, plan: string, vocabulary: Vocabulary): Truth {
  const actions = actionsOf(records, vocabulary);
  return {
    format: 'planwatch/edition@1',
    plan,
    edition: records.edition,
    actions,
    totals: records.totals.map((claim) => {
      const found = actions.filter((action) => claim.value === null || action.status?.value === claim.value).length;
      return { ...claim, found, agrees: found === claim.claimed };
    }),
    ...(records.layout === 'linked' ? { annex: records.annex.entries } : {}),
  };
}

function actionsOf(records: EditionRecords, vocabulary: Vocabulary): TruthAction[] {
  switch (records.layout) {
    case 'tables':
      return tableActions(records, vocabulary);
    case 'labelled':
      return labelledActions(records, vocabulary);
    case 'linked':
      return linkedActions(records, vocabulary);
  }
}

/** In page order: all of a theme's completed actions, then its ongoing ones. */
function tableActions(records: TablesEdition, vocabulary: Vocabulary): TruthAction[] {
  return records.themes.flatMap((theme) =>
    [...theme.completed, ...theme.ongoing].flatMap((group) =>
      group.actions.map((action) => ({
        ...blank(action.id),
        theme: { id: theme.id, title: theme.title },
        recommendation: { id: group.id, title: group.title, text: null },
        text: textOf(action.text),
        status: { ...meaning(action.status, vocabulary.status), from: 'cell' as const },
        progress: action.progress === null ? null : textOf(action.progress),
        due: dueOf(action.due, records.dues),
        references: referencesOf(action.references),
      })),
    ),
  );
}

/** The one-page plan prints its themes; where a group has a page of its own, no theme is printed. */
function labelledActions(records: LabelledEdition, vocabulary: Vocabulary): TruthAction[] {
  const paged = records.labels.status !== null;
  return records.themes.flatMap((theme) =>
    theme.groups.flatMap((group) =>
      group.records.map((record) => ({
        ...blank(record.id),
        theme: paged ? null : { id: theme.id, title: theme.title },
        recommendation: { id: group.id, title: group.title, text: textOf(record.recommendation) },
        text: textOf(record.text),
        status:
          typeof record.status === 'string'
            ? { ...meaning(record.status, vocabulary.status), from: 'label' as const }
            : null,
        response: meaning(record.response, vocabulary.response),
        progress: record.progress === null || record.progress === undefined ? null : textOf(record.progress),
        due: dueOf(record.due ?? null, records.dues),
        references: referencesOf(record.references),
      })),
    ),
  );
}

/** The status column holds a status or a date; a date alone is a promise, and open while it has not passed. */
function linkedActions(records: LinkedEdition, vocabulary: Vocabulary): TruthAction[] {
  return records.themes.flatMap((theme) =>
    theme.actions.map((action) => {
      const due = Object.hasOwn(records.dues, action.status) ? dueOf(action.status, records.dues) : null;
      const passed = due?.latest != null && due.latest < records.edition.published;
      const dated: Status = { published: action.status, value: passed ? 'unknown' : 'open', from: 'date' };
      return {
        ...blank(action.id),
        theme: { id: null, title: theme.title },
        text: textOf(action.text),
        status: due === null ? { ...meaning(action.status, vocabulary.status), from: 'cell' as const } : dated,
        progress: action.progress === null ? null : textOf(action.progress),
        due,
        links: action.links,
        references: referencesOf(action.references),
      };
    }),
  );
}

function blank(id: string): TruthAction {
  return {
    key: id,
    id,
    theme: null,
    recommendation: null,
    text: '',
    status: null,
    response: null,
    progress: null,
    owners: [],
    due: null,
    links: [],
    references: [],
  };
}

/** As published: spaces folded, links reduced to their words, footnote marks kept. */
function textOf(cell: CellText): string {
  return linesOf(cell)
    .map((line) => line.replace(/\[\[([^|\]]+)\|[^\]]+\]\]/g, '$1').replaceAll('\u00a0', ' '))
    .join('\n');
}

function meaning(published: string, words: Record<string, string>): Published {
  const value = words[published];
  if (value === undefined) throw new Error(`plan.yaml does not say what "${published}" means`);
  return { published, value };
}

function dueOf(published: string | null, dues: EditionRecords['dues']): Due | null {
  if (published === null) return null;
  const bounds = dues[published];
  if (bounds === undefined) throw new Error(`no bounds are given for "${published}"`);
  return { published, earliest: bounds[0], latest: bounds[1] };
}

function referencesOf(references: string[] | undefined): TruthAction['references'] {
  return (references ?? []).map((reference) => {
    const [field = '', ...id] = reference.split(' ');
    return { id: id.join(' '), field };
  });
}
