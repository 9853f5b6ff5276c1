import type { Message } from '../core/message.js';
import { Registry } from '../core/registry.js';
import type { Document } from '../model/document.js';
import type { Action, Coverage, Edition } from '../model/edition.js';
import { readAction } from './action.js';
import { applyCorrections } from './corrections.js';
import { readDateSettings, tellDayOrder } from './day-order.js';
import { readEditionInfo, readPublished } from './edition-info.js';
import { tell } from './evidence.js';
import { familiesOf } from './fields/ids-in-text.js';
import { splitJointOwners } from './fields/owners.js';
import { learnFamilies, learnNouns } from './fields/id-shapes.js';
import { readScope } from './fields/scope.js';
import { findGaps } from './gaps.js';
import { assignKeys } from './keys.js';
import { findUnknownLanguages } from './language.js';
import type { Layout, Tools } from './layout.js';
import { aligned } from './layouts/aligned/index.js';
import { cards } from './layouts/cards/index.js';
import { flattened } from './layouts/flattened/index.js';
import { counts } from './layouts/counts/index.js';
import { glued } from './layouts/glued/index.js';
import { narrative } from './layouts/narrative.js';
import { scrambled } from './layouts/scrambled.js';
import { stacked } from './layouts/stacked.js';
import { labelled } from './layouts/labelled/index.js';
import { listed } from './layouts/listed/index.js';
import { pipes } from './layouts/pipes/index.js';
import { table } from './layouts/table.js';
import { readLegend } from './legend/index.js';
import { english } from './lexicon/en.js';
import { compileWords, forRun, type Words } from './lexicon/words.js';
import { makePage, type Page } from './page.js';
import type { ParseOptions } from './options.js';
import { findParts } from './parts.js';
import { openRecordTables } from './record-tables.js';
import { readPage, type PageReading } from './read-page.js';
import { checkTotals } from './totals.js';
import { findLosses } from './unread/index.js';

/**
 * Every layout that can be read; the best fit wins, region by region. Layouts that need more
 * evidence stand first: a header over lines settles what learnt labels could only guess.
 */
export const layouts = new Registry<Layout>('layout', [
  table,
  counts,
  pipes,
  aligned,
  stacked,
  glued,
  cards,
  flattened,
  labelled,
  listed,
  scrambled,
  narrative,
]);

export type { ParseOptions } from './options.js';

export interface ParseResult {
  readonly edition: Edition;
  /** Which layouts were tried and taken where, and why. */
  readonly explanation: readonly string[];
  /** The evidence for the boundaries of the row with a key; none where no row has it. */
  readonly evidence: (key: string) => readonly string[];
}

/**
 * Reads the pages of one edition into typed, sourced records. Never throws on content: what
 * could not be read is a message with its place, and every visible character is accounted for.
 */
export function parse(documents: readonly Document[], options: ParseOptions): ParseResult {
  const legend = readLegend(
    documents.map((document, index) => makePage(document, index)),
    forRun(compileWords(english, options.plan)),
  );
  const pages = legend.pages.map((page) => openRecordTables(page, legend.words));
  const words = withShapes(legend.words, pages);
  const dates = readDateSettings(pages, options.plan);
  const tools: Tools = { words, plan: options.plan, dates, narrative: options.narrative === true };
  const published = readPublished(pages, options);
  const readings = pages.map((page) => readPage(page, layouts, tools, published));
  const info = readEditionInfo(readings, published, options);
  const read = readings.flatMap((reading) => reading.drafts);
  const { keys, messages: keyMessages } = assignKeys(read);
  const settings = { tools, families: [], trailing: false, published };
  const { drafts, messages: corrections } = applyCorrections(read, keys, info.id, settings);
  const known = new Set(drafts.flatMap(({ id, recommendation }) => [id ?? [], recommendation?.id ?? []].flat()));
  const families = familiesOf(known, tools.words.families);
  const alone = new Set(drafts.flatMap((draft) => draft.owners));
  const actions = drafts.map((draft, i): Action =>
    readAction(draft, keys[i] ?? '', { families, known, splitOwners: (owners) => splitJointOwners(owners, alone) }),
  );
  const totals = checkTotals(readings, actions, tools.words);
  const parts = findParts(pages);
  const told = readings.flatMap((reading) =>
    reading.narrative.map((range) => reading.page.text.slice(range.start, range.end)),
  );
  const messages: Message[] = [
    ...pages.flatMap((page) => page.document.messages),
    ...findUnknownLanguages(pages, english, options.plan),
    ...readings.flatMap((reading) => reading.messages),
    ...drafts.flatMap((draft) => draft.messages),
    ...corrections,
    ...keyMessages,
    ...findLosses(readings, families, tools.words, actions.length),
    ...tellDayOrder(dates, drafts),
    ...totals.messages,
    ...findGaps(drafts.flatMap((draft) => draft.id ?? draft.recommendation?.id ?? [])),
    ...parts.messages,
  ];
  const edition: Edition = {
    format: 'planwatch/edition@1',
    plan: options.plan?.id ?? null,
    edition: { ...info, scope: readScope(told) },
    made: { version: options.version, plan: options.planHash },
    captures: documents.map((document) => document.info),
    parts: [...parts.parts],
    actions,
    totals: [...totals.totals],
    coverage: sum(readings),
    messages: messages as Edition['messages'],
  };
  return {
    edition,
    explanation: [...legend.explanation, ...readings.flatMap((reading) => reading.explanation)],
    evidence: (key) => tell(drafts[keys.lastIndexOf(key)]?.evidence ?? []),
  };
}

/** The words, and the shapes of ids that the pages themselves use. */
function withShapes(words: Words, pages: readonly Page[]): Words {
  const lines = pages.flatMap(({ text, lines: all }) =>
    all.map(({ start, end }) => text.slice(start, Math.min(end, start + 80))),
  );
  const { themeNouns, divisionNouns } = words.lexicon;
  const learnt = [...learnFamilies(lines), ...learnNouns(lines, new Set([...themeNouns, ...divisionNouns]))];
  return learnt.length === 0 ? words : { ...words, families: [...learnt, ...words.families] };
}

function sum(readings: readonly PageReading[]): Coverage {
  const total: Coverage = { characters: 0, records: 0, headings: 0, narrative: 0, furniture: 0, unread: 0 };
  for (const { coverage } of readings)
    for (const name of Object.keys(total) as (keyof Coverage)[]) total[name] += coverage[name];
  return total;
}
