import { countWords, wordingKey } from '../core/words.js';
import type { Change, ChangeSet } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import type { History, HistoryCell, HistoryEvent, Thread, Threading, TracedThread } from '../model/history.js';
import { Absences } from './absence.js';
import { tellChange, tellKinship, tellOldWording, tellRepeated, tellReturn, tellShared } from './events.js';
import { Owners } from './owners.js';
import { findRetitled, type Retitled } from './retitled.js';
import { compareRows } from './row.js';

/**
 * Tells every action through all editions of a plan: where it stood in each, and what happened
 * to it, for reports and the panel. `threading` is what `traceThreads` gave for the same
 * editions in the same order; `changeSets` compares each edition that has records with the one
 * before it.
 */
export function historyOf(
  editions: readonly Edition[],
  threading: Threading,
  changeSets: readonly ChangeSet[],
): History {
  const teller = new Teller(editions, changeSets);
  return {
    format: 'planwatch/history@1',
    plan: editions.find(({ plan }) => plan !== null)?.plan ?? null,
    editions: editions.map(describe),
    threads: threading.threads.map((thread) => teller.tell(thread)),
    messages: [],
  };
}

function describe({ plan, edition, actions }: Edition): History['editions'][number] {
  const statuses: History['editions'][number]['statuses'] = {};
  for (const { status } of actions) {
    const name = status?.value ?? 'none';
    statuses[name] = (statuses[name] ?? 0) + 1;
  }
  return {
    plan,
    edition: edition.id,
    title: edition.title,
    published: edition.published,
    rows: actions.length,
    statuses,
  };
}

/** Rows that must share a note, and words it must have, before that is worth saying. */
const sharedBy = 3;
const sharedWords = 6;

interface Context {
  readonly retitled: Retitled;
  readonly owners: Owners;
}

class Teller {
  readonly #editions: readonly Edition[];
  readonly #actions: readonly ReadonlyMap<string, Action>[];
  /** By place of the later edition of a step: its changes, by the keys they name. */
  readonly #changes: readonly (StepChanges | null)[];
  /** By edition: how many rows have a note, by its comparable words. */
  readonly #notes: readonly ReadonlyMap<string, number>[];
  readonly #noteOf = new Map<Action, string | null>();
  readonly #absences = new Map<string, Absences>();
  readonly #contexts = new Map<string, Context>();

  constructor(editions: readonly Edition[], changeSets: readonly ChangeSet[]) {
    this.#editions = editions;
    this.#actions = editions.map(({ actions }) => new Map(actions.map((action) => [action.key, action])));
    this.#changes = editions.map(({ edition }) => {
      const set = changeSets.find(({ to }) => to.edition === edition.id);
      return set === undefined ? null : new StepChanges(set);
    });
    this.#notes = editions.map(({ actions }) => this.#countNotes(actions));
  }

  tell(thread: TracedThread): Thread {
    const rows = thread.keys.map((keys, at) => keys.flatMap((key) => this.#actions[at]?.get(key) ?? []));
    const latest = rows.findLast((actions) => actions.length > 0)?.[0];
    return {
      thread: thread.thread,
      text: latest?.text ?? '',
      cells: rows.map((actions, at) => this.#cell(actions, at, rows)),
      events: rows.flatMap((_, at) => this.#events(thread, rows, at)),
    };
  }

  #cell(actions: readonly Action[], at: number, rows: readonly (readonly Action[])[]): HistoryCell {
    const edition = this.#editions[at]?.edition.id ?? '';
    const [first] = actions;
    if (first !== undefined)
      return { edition, state: 'present', keys: actions.map(({ key }) => key), status: first.status };
    return { edition, state: this.#stateOf(at, rows), keys: [], status: null };
  }

  /** Judged by the row as last seen before, or else as first seen after. */
  #stateOf(at: number, rows: readonly (readonly Action[])[]): Exclude<HistoryCell['state'], 'present'> {
    const place = lastPlace(rows, at) ?? rows.findIndex((actions) => actions.length > 0);
    const action = rows[place]?.[0];
    const absences = this.#absencesOf(place, at);
    if (action === undefined || absences === null) return 'absent';
    const state = absences.stateOf(action);
    // What was not there yet cannot have been left out as closed.
    return place > at && state === 'out-of-scope' ? 'absent' : state;
  }

  #absencesOf(from: number, to: number): Absences | null {
    const known = this.#absences.get(`${from} ${to}`);
    if (known !== undefined) return known;
    const [before, after] = [this.#editions[from], this.#editions[to]];
    if (before === undefined || after === undefined) return null;
    const absences = new Absences(before, after);
    this.#absences.set(`${from} ${to}`, absences);
    return absences;
  }

  #events(thread: TracedThread, rows: readonly (readonly Action[])[], at: number): HistoryEvent[] {
    const edition = this.#editions[at]?.edition.id ?? '';
    const kin = thread.kin.filter((entry) => entry.edition === edition);
    const told = [
      ...this.#appearance(rows, at, kin.length > 0),
      ...kin.map(tellKinship),
      ...this.#changesOf(
        thread,
        rows,
        at,
        kin.some(({ kind }) => kind === 'merged-into'),
      ),
      ...this.#noteEvents(rows, at),
    ];
    return told.map((event) => ({ edition, ...event }));
  }

  /** First seen, or back after a gap; the first edition of all is where everything begins. */
  #appearance(rows: readonly (readonly Action[])[], at: number, hasKin: boolean): Omit<HistoryEvent, 'edition'>[] {
    if ((rows[at] ?? []).length === 0 || this.#previous(at) === null) return [];
    const last = lastPlace(rows, at);
    if (last === null) return hasKin ? [] : [{ kind: 'added', text: 'first seen in this edition' }];
    return last === this.#previous(at) ? [] : [tellReturn(this.#editions[last]?.edition.id ?? '')];
  }

  #changesOf(
    thread: TracedThread,
    rows: readonly (readonly Action[])[],
    at: number,
    isMerged: boolean,
  ): Omit<HistoryEvent, 'edition'>[] {
    const [before, changes] = [this.#previous(at), this.#changes[at]];
    if (before === null) return [];
    const [was, is] = [thread.keys[before] ?? [], thread.keys[at] ?? []];
    const isHere = is.length > 0;
    const found = was.length > 0 || !isHere ? (changes?.between(was, is) ?? []) : this.#afterGap(rows, at);
    return found.flatMap((change) => {
      if (change.kind === 'added' || (change.kind === 'progress' && change.change === 'unchanged')) return [];
      const isLoss = change.kind === 'dropped' || change.kind === 'not-observed';
      const old = change.kind === 'reworded' && change.field === 'text' ? this.#oldWording(rows, at) : null;
      if (old !== null) return [tellOldWording(old)];
      return isLoss && (isHere || isMerged) ? [] : (tellChange(change) ?? []);
    });
  }

  /** The first edition that had, as action or as recommendation, the words that the row has now; null where none had. */
  #oldWording(rows: readonly (readonly Action[])[], at: number): string | null {
    const words = wordingKey(rows[at]?.[0]?.text ?? '');
    const place = rows
      .slice(0, at)
      .findIndex((actions) =>
        actions.some(
          ({ text, recommendation }) => wordingKey(text) === words || wordingKey(recommendation?.text ?? '') === words,
        ),
      );
    return place < 0 || words === '' ? null : (this.#editions[place]?.edition.id ?? null);
  }

  /** What changed since the row was last seen, editions ago, and what is overdue now. */
  #afterGap(rows: readonly (readonly Action[])[], at: number): Change[] {
    const last = lastPlace(rows, at);
    const [before, after] = [rows[last ?? -1]?.[0], rows[at]?.[0]];
    const [earlier, later] = [this.#editions[last ?? -1], this.#editions[at]];
    const overdue = this.#changes[at]?.overdue(rows[at]?.map(({ key }) => key) ?? []) ?? [];
    if (!before || !after || !earlier || !later) return overdue;
    const changes: Change[] = [];
    const { retitled, owners } = this.#contextOf(earlier, later);
    compareRows({ before, after, relation: 'same', siblings: [] }, retitled, owners, changes);
    return [...changes, ...overdue];
  }

  /** What comparing rows of two editions that are not neighbours needs to know of all of them. */
  #contextOf(earlier: Edition, later: Edition): Context {
    const name = `${earlier.edition.id}\n${later.edition.id}`;
    let context = this.#contexts.get(name);
    if (context === undefined) {
      context = { retitled: findRetitled(earlier, later, []), owners: new Owners([earlier, later]) };
      this.#contexts.set(name, context);
    }
    return context;
  }

  #noteEvents(rows: readonly (readonly Action[])[], at: number): Omit<HistoryEvent, 'edition'>[] {
    const note = this.#note(rows[at]?.[0]);
    if (note === null) return [];
    const events: Omit<HistoryEvent, 'edition'>[] = [];
    let since = at;
    for (
      let place = this.#previous(since);
      place !== null && this.#note(rows[place]?.[0]) === note;
      place = this.#previous(place)
    )
      since = place;
    if (since < at) events.push(tellRepeated(this.#editions[since]?.edition.id ?? ''));
    const others = (this.#notes[at]?.get(note) ?? 1) - 1;
    if (others + 1 >= sharedBy) events.push(tellShared(others));
    return events;
  }

  /** The comparable words of its note; null where it has none. */
  #note(action: Action | undefined): string | null {
    if (action === undefined) return null;
    let note = this.#noteOf.get(action);
    if (note === undefined) {
      note = wordingKey(action.progress ?? '') || null;
      this.#noteOf.set(action, note);
    }
    return note;
  }

  #countNotes(actions: readonly Action[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const action of actions) {
      const note = this.#note(action);
      if (note === null || countWords(action.progress ?? '') < sharedWords) continue;
      counts.set(note, (counts.get(note) ?? 0) + 1);
    }
    return counts;
  }

  /** The edition before this one that has records. */
  #previous(at: number): number | null {
    for (let place = at - 1; place >= 0; place--) if ((this.#editions[place]?.actions.length ?? 0) > 0) return place;
    return null;
  }
}

function lastPlace(rows: readonly (readonly Action[])[], at: number): number | null {
  for (let place = at - 1; place >= 0; place--) if ((rows[place] ?? []).length > 0) return place;
  return null;
}

/** The changes of one step, by the rows they name. */
class StepChanges {
  readonly #byBefore = new Map<string, Change[]>();
  readonly #byAfter = new Map<string, Change[]>();

  constructor({ changes }: ChangeSet) {
    for (const change of changes) {
      if ('before' in change && typeof change.before === 'string' && !('after' in change))
        file(this.#byBefore, change.before, change);
      else if ('after' in change && typeof change.after === 'string') file(this.#byAfter, change.after, change);
    }
  }

  /** Changes from one of these rows to one of those, and what is said of either alone. */
  between(before: readonly string[], after: readonly string[]): Change[] {
    const gone = before.flatMap((key) => this.#byBefore.get(key) ?? []);
    const rest = after.flatMap((key) => this.#byAfter.get(key) ?? []);
    return [
      ...gone,
      ...rest.filter(
        (change) => !('before' in change) || (typeof change.before === 'string' && before.includes(change.before)),
      ),
    ];
  }

  overdue(after: readonly string[]): Change[] {
    return after.flatMap((key) => this.#byAfter.get(key) ?? []).filter(({ kind }) => kind === 'overdue');
  }
}

function file(index: Map<string, Change[]>, key: string, change: Change): void {
  const known = index.get(key);
  if (known) known.push(change);
  else index.set(key, [change]);
}
