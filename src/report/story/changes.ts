import type { Change, ChangeSet } from '../../model/changes.js';
import type { Action, Edition } from '../../model/edition.js';
import type { Report } from '../../model/report.js';
import { countOf } from '../days.js';
import { countRows, foldAlike } from './alike.js';
import { Anchors, gatherEntries, showNumbers, type AnchoredChange, type Entry } from './entries.js';
import { excerpt } from './piece.js';
import { stepOf } from './publication-lead.js';
import { tellPublications, type ToldPublication } from './publications.js';
import { balanceOf, describeMatch, qualityLine, type Balance } from './quality.js';
import { sections, type Section } from './sections.js';
import { citeEdition, describeSide, planTitle, type EditionSide } from './sides.js';
import { sourceFinder } from './source.js';
import {
  countStatuses,
  declaredTotals,
  flowOf,
  readingsOf,
  type Declared,
  type Flow,
  type Reading,
  type StatusCount,
} from './statuses.js';
import type { Telling, Tellings } from './passage.js';

export type ChangesReport = Extract<Report, { kind: 'changes' }>;

/** A comparison as it is told, before any format draws it. */
export interface ChangesStory {
  readonly plan: string;
  readonly before: EditionSide;
  readonly after: EditionSide;
  readonly warning: string | null;
  readonly quality: string;
  readonly balance: Balance;
  /** What was done to all dates, said before everything else; null where nothing was. */
  readonly lead: string | null;
  readonly headline: readonly Headline[];
  /** What is said in place of the headline where there is none. */
  readonly quiet: string;
  readonly statuses: readonly StatusCount[];
  readonly flow: readonly Flow[];
  /** How many rows flow by a match in doubt; null where none does. */
  readonly flowDoubt: string | null;
  readonly publications: readonly ToldPublication[];
  readonly sections: readonly ToldSection[];
  readonly repeated: readonly Repeated[];
  readonly readings: readonly Reading[];
  readonly declared: readonly Declared[];
  readonly doubtful: readonly Doubtful[];
  readonly citation: string;
}

/** A match to look at. */
export interface Doubtful {
  /** Where its changes are told; null where it has none. */
  readonly anchor: string | null;
  readonly number: string;
  readonly verdict: string;
  readonly runnerUp: string | null;
  /** `a ruling would alter 4 changes`. */
  readonly alters: string;
  /** How many matches it stands for: more than one where their rows cannot be told apart. */
  readonly alike: number;
}

/** How many actions have a change of a section's kind, wherever they are told. */
export interface Headline {
  readonly section: Section;
  readonly count: number;
  readonly words: string;
}

export interface ToldSection {
  readonly section: Section;
  readonly entries: readonly Entry[];
  /** Changes of this kind whose action is told in a heavier section. */
  readonly elsewhere: readonly AnchoredChange[];
  readonly elsewhereNumbers: readonly string[];
}

/** A progress note that stands word for word in both editions. */
export interface Repeated {
  readonly anchor: string;
  readonly number: string;
  readonly text: string;
  readonly note: string;
}

/** Every format tells the same story. */
const stories = new WeakMap<ChangesReport['changes'], { report: ChangesReport; story: ChangesStory }>();

export function tellChanges(report: ChangesReport): ChangesStory {
  const known = stories.get(report.changes);
  if (known && known.report.before === report.before && known.report.after === report.after) return known.story;
  const story = makeStory(report);
  stories.set(report.changes, { report, story });
  return story;
}

function makeStory(report: ChangesReport): ChangesStory {
  const { changes, before, after } = report;
  const tellings: Tellings = { before: telling(before), after: telling(after) };
  const anchors = new Anchors();
  const entries = gatherEntries(changes, tellings, anchors);
  const told = sections
    .map((section) => gatherSection(section, entries))
    .filter(({ entries: own, elsewhere }) => own.length + elsewhere.length > 0);
  const sides = { before: tellings.before.side, after: tellings.after.side };
  return {
    plan: planTitle(report),
    ...sides,
    warning: changes.quality.warning,
    quality: qualityLine(changes),
    balance: balanceOf(changes),
    lead: datesLead(changes),
    headline: told.map(({ section, entries: own, elsewhere }) => {
      const count = countRows(own) + elsewhere.length;
      return { section, count, words: count === 1 ? section.one : section.many };
    }),
    quiet: quietLine(changes),
    statuses: countStatuses([before, after]),
    flow: flowOf(changes, tellings.before.actions),
    flowDoubt: flowDoubt(changes),
    publications: tellPublications(changes.changes, tellings, anchors),
    sections: told,
    repeated: repeatedNotes(changes.changes, tellings, anchors),
    readings: readingsOf([before, after]),
    declared: declaredTotals([before, after]),
    doubtful: matchesToReview(changes, entries, tellings),
    citation: `${citeEdition(sides.before)} Compared with: ${citeEdition(sides.after)} Comparison by planwatch ${changes.made.version}.`,
  };
}

/** In the order of the comparison: those first whose ruling would alter most. */
function matchesToReview(
  { links, review = [] }: ChangesReport['changes'],
  entries: readonly Entry[],
  tellings: Tellings,
): readonly Doubtful[] {
  const nameOf = ({ before, after }: { before: readonly string[]; after: readonly string[] }): string =>
    JSON.stringify([before, after]);
  const known = new Map(links.map((link) => [nameOf(link), link]));
  const told = new Map(entries.flatMap((entry) => (entry.link === null ? [] : [[nameOf(entry.link), entry]])));
  const found = new Map<string, Doubtful>();
  for (const item of review) {
    const link = known.get(nameOf(item));
    if (link === undefined) continue;
    const entry = told.get(nameOf(item));
    const { verdict, runnerUp } = describeMatch(link);
    const rows = (keys: readonly string[], { actions }: Telling): Action[] =>
      keys.flatMap((key) => actions.get(key) ?? []);
    const [before, after] = [rows(item.before, tellings.before), rows(item.after, tellings.after)];
    const number = entry?.number ?? showNumbers(before, after);
    const alters = `a ruling would alter ${countOf(item.alters, 'change')}`;
    const texts = [before, after].map((side) => side.map(({ text }) => text));
    const words = JSON.stringify([...texts, verdict, runnerUp, alters]);
    const same = found.get(words);
    if (same === undefined)
      found.set(words, { anchor: entry?.anchor ?? null, number, verdict, runnerUp, alters, alike: 1 });
    else found.set(words, { ...same, alike: same.alike + 1 });
  }
  return [...found.values()];
}

/** What telling needs to know of an edition. */
export function telling(edition: Edition): Telling {
  return {
    side: describeSide(edition),
    finder: sourceFinder(edition),
    actions: new Map(edition.actions.map((action) => [action.key, action])),
  };
}

function gatherSection(section: Section, entries: readonly Entry[]): ToldSection {
  const own = entries.filter((entry) => entry.section === section.id);
  const elsewhere: AnchoredChange[] = [];
  const elsewhereNumbers: string[] = [];
  for (const entry of entries) {
    if (entry.section === section.id) continue;
    const change = entry.changes.find((told) => told.section === section.id);
    if (!change) continue;
    elsewhere.push(change);
    elsewhereNumbers.push(
      entry.number === '' ? excerpt(entry.after[0]?.text ?? entry.before[0]?.text ?? '', 40) : entry.number,
    );
  }
  return { section, entries: section.id === 'in-doubt' ? foldAlike(own) : own, elsewhere, elsewhereNumbers };
}

function repeatedNotes(changes: readonly Change[], { after }: Tellings, anchors: Anchors): readonly Repeated[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'progress' || change.change !== 'unchanged') return [];
    const action = after.actions.get(change.after);
    return [
      {
        anchor: anchors.forChange(change),
        number: action?.id ?? change.after,
        text: action?.text ?? '',
        note: action?.progress ?? change.to ?? '',
      },
    ];
  });
}

function flowDoubt({ summary }: ChangeSet): string | null {
  const count = summary.flow.reduce((sum, { doubtful = 0 }) => sum + doubtful, 0);
  if (count === 0) return null;
  return `${countOf(count, 'row')} of these are counted as the same action though their match is in doubt.`;
}

function datesLead({ changes }: ChangeSet): string | null {
  const moved = changes.find((change) => change.kind === 'publication' && change.what === 'dates-moved');
  if (moved?.kind !== 'publication') return null;
  return `The dates were moved as a whole: ${stepOf(moved)} in ${countOf(moved.count, 'row')}.`;
}

/** "Nothing changed" is a claim, and only made where something was compared. */
function quietLine({ changes, messages }: ChangeSet): string {
  if (messages.some(({ code }) => code === 'diff/no-records')) return 'Nothing was compared.';
  return changes.some(({ kind }) => kind === 'publication') ? 'No action changed by itself.' : 'Nothing changed.';
}
