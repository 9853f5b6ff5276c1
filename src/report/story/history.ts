import type { HistoryCell, HistoryEvent, Thread } from '../../model/history.js';
import type { Action, Edition } from '../../model/edition.js';
import type { Report } from '../../model/report.js';
import { showDay, showMonth } from '../days.js';
import { statusLabels, stateLabels } from '../labels.js';
import { weighName, weights } from '../weigh.js';
import { Anchors } from './entries.js';
import { citeEdition, describeSide, planTitle, type EditionSide } from './sides.js';
import { sourceFinder, type SourceLink } from './source.js';
import { declaredTotals, readingsOf, tabulate, type Declared, type Reading, type StatusCount } from './statuses.js';

export type HistoryReport = Extract<Report, { kind: 'history' }>;

/** A plan through all its editions, as it is told. */
export interface HistoryStory {
  readonly plan: string;
  readonly editions: readonly ToldEdition[];
  readonly statuses: readonly StatusCount[];
  readonly threads: readonly ToldThread[];
  /** Those with the heaviest events, heaviest first. */
  readonly standouts: readonly Standout[];
  readonly readings: readonly Reading[];
  readonly declared: readonly Declared[];
  readonly citation: string;
}

/** An event that a reader with a minute should not miss. */
export interface Standout {
  readonly thread: ToldThread;
  readonly event: ToldEvent;
}

export interface ToldEdition {
  readonly id: string;
  readonly title: string | null;
  readonly short: string;
  readonly month: string;
  readonly rows: number;
  /** Null where the edition itself was not handed over with the history. */
  readonly side: EditionSide | null;
}

export interface ToldThread {
  readonly anchor: string;
  readonly thread: string;
  readonly text: string;
  /** The theme in the latest edition that has it. */
  readonly theme: string | null;
  readonly cells: readonly ToldCell[];
  readonly events: readonly ToldEvent[];
}

export interface ToldCell {
  readonly cell: HistoryCell;
  readonly edition: string;
  /** Published words, or null where there are none to quote. */
  readonly published: string | null;
  /** What they were read as; or the state, where the row was not seen. */
  readonly read: string;
  readonly numbers: string;
  readonly due: string | null;
  readonly actions: readonly Action[];
  readonly source: SourceLink | null;
}

export interface ToldEvent extends HistoryEvent {
  readonly when: string;
}

/** What happened in one edition. */
export interface EventsOfEdition {
  readonly when: string;
  readonly texts: readonly string[];
}

/** Events in a row that belong to one edition, together. */
export function groupEvents(events: readonly ToldEvent[]): readonly EventsOfEdition[] {
  const groups: { when: string; texts: string[] }[] = [];
  for (const { when, text } of events) {
    const last = groups.at(-1);
    if (last?.when === when) last.texts.push(text);
    else groups.push({ when, texts: [text] });
  }
  return groups;
}

export function tellHistory({ history, editions }: HistoryReport): HistoryStory {
  const known = new Map(editions.map((edition) => [edition.edition.id, describeEdition(edition)]));
  const anchors = new Anchors();
  const toldEditions = history.editions.map((edition) => ({
    id: edition.edition,
    title: edition.title,
    short: edition.published ? showDay(edition.published) : edition.edition,
    month: edition.published ? showMonth(edition.published) : edition.edition,
    rows: edition.rows,
    side: known.get(edition.edition)?.side ?? null,
  }));
  const shorts = new Map(toldEditions.map((edition) => [edition.id, edition.short]));
  const threads = history.threads.map((thread) => tellThread(thread, known, shorts, anchors));
  return {
    plan: planTitle({ kind: 'history', history, editions }),
    editions: toldEditions,
    statuses: tabulate(history.editions.map((edition) => edition.statuses)),
    threads,
    standouts: findStandouts(threads),
    readings: readingsOf(editions),
    declared: declaredTotals(editions),
    citation:
      `${[...known.values()].map(({ side }) => citeEdition(side)).join(' ')} Read and compared by planwatch${editions[0] ? ` ${editions[0].made.version}` : ''}.`.trim(),
  };
}

const mostStandouts = 12;

/** The heaviest event of each thread, if it is one of those that lead a report. */
function findStandouts(threads: readonly ToldThread[]): readonly Standout[] {
  const heaviest = threads.flatMap((thread) => {
    const [first] = thread.events
      .map((event) => ({ thread, event, weight: weighName(event.kind, event.direction) }))
      .sort((a, b) => b.weight - a.weight);
    return first && first.weight >= weights.overdue ? [first] : [];
  });
  return heaviest.sort((a, b) => b.weight - a.weight).slice(0, mostStandouts);
}

interface Known {
  readonly side: EditionSide;
  readonly actions: ReadonlyMap<string, Action>;
  source(action: Action): SourceLink | null;
}

function describeEdition(edition: Edition): Known {
  const finder = sourceFinder(edition);
  return {
    side: describeSide(edition),
    actions: new Map(edition.actions.map((action) => [action.key, action])),
    source: (action) => finder.find(action, 'status') ?? finder.find(action, 'text'),
  };
}

function tellThread(
  thread: Thread,
  known: ReadonlyMap<string, Known>,
  shorts: ReadonlyMap<string, string>,
  anchors: Anchors,
): ToldThread {
  const cells = thread.cells.map((cell) =>
    tellCell(cell, known.get(cell.edition), shorts.get(cell.edition) ?? cell.edition),
  );
  const latest = cells.flatMap((cell) => cell.actions).at(-1);
  return {
    anchor: anchors.take(`thread-${thread.thread}`),
    thread: thread.thread,
    text: thread.text,
    theme: latest?.theme?.title ?? null,
    cells,
    events: thread.events.map((event) => ({ ...event, when: shorts.get(event.edition) ?? event.edition })),
  };
}

function tellCell(cell: HistoryCell, edition: Known | undefined, short: string): ToldCell {
  const actions = cell.keys.flatMap((key) => edition?.actions.get(key) ?? []);
  const [first] = actions;
  const present = cell.state === 'present';
  return {
    cell,
    edition: short,
    published: present ? (cell.status?.published ?? null) : null,
    read: present ? (cell.status ? statusLabels[cell.status.value] : statusLabels.none) : stateLabels[cell.state],
    numbers: actions.length > 0 ? actions.map((action) => action.id ?? action.key).join(', ') : cell.keys.join(', '),
    due: first?.due?.published ?? null,
    actions,
    source: first && edition ? edition.source(first) : null,
  };
}
