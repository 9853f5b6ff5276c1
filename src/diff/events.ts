import type { Change } from '../model/changes.js';
import type { HistoryEvent, Kinship } from '../model/history.js';

/** What happened to one action in one step, in words a reader understands; the publisher's words first. */
type Told = Omit<HistoryEvent, 'edition'>;

/** The event that a change of one row makes; null for one that is no news of the row itself. */
export function tellChange(change: Change): Told | null {
  const told = tellSurely(change);
  if (told === null || change.doubtful !== true) return told;
  return { ...told, text: `if it is the same action: ${told.text}`, doubtful: true };
}

function tellSurely(change: Change): Told | null {
  if (change.wide === true && !isFactOfRow(change)) return null;
  switch (change.kind) {
    case 'status':
      return { kind: 'status', text: tellStatus(change), direction: change.direction };
    case 'due':
      return { kind: 'due', text: tellDue(change), direction: change.direction };
    case 'overdue':
      return { kind: 'overdue', text: `${quote(change.due.published)} has passed, by ${days(change.days)}` };
    case 'reworded':
      return tellRewording(change);
    case 'progress':
      return { kind: 'progress', text: progressTexts[change.change], direction: change.change };
    case 'renumbered':
      return { kind: 'renumbered', text: `${change.from ?? 'no number'} is now ${change.to ?? 'without a number'}` };
    case 'moved':
      return { kind: 'moved', text: `moved from ${quote(change.from)} to ${quote(change.to)}` };
    case 'recommendation':
      return { kind: 'recommendation', text: `recommendation ${quote(change.from)} → ${quote(change.to)}` };
    case 'response':
      return { kind: 'response', text: `response ${quote(change.from?.published)} → ${quote(change.to?.published)}` };
    case 'owners':
      return { kind: 'owners', text: tellOwners(change.added, change.removed) };
    case 'links':
      return { kind: 'links', text: `declared links ${list(change.from)} → ${list(change.to)}` };
    case 'dropped':
      return { kind: 'dropped', text: droppedTexts[change.why], direction: change.why };
    case 'not-observed':
      return { kind: 'not-observed', text: `no claim: ${change.why ?? 'its chapter was not read'}` };
    case 'added':
      return { kind: 'added', text: 'first seen in this edition' };
    case 'split':
    case 'merged':
    case 'publication':
      return null;
  }
}

/** What the publisher did to every row is told once elsewhere; a status or a date that came or went is still a fact of this one. */
function isFactOfRow(change: Change): boolean {
  return (change.kind === 'status' && change.direction !== 'restated') || change.kind === 'due';
}

function quote(words: string | null | undefined): string {
  return words == null || words === '' ? 'none' : `“${words}”`;
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}

function days(count: number): string {
  return `${count} day${count === 1 ? '' : 's'}`;
}

const statusTexts = {
  advanced: 'advanced',
  regressed: 'slid back',
  reopened: 'reopened',
  delayed: 'delayed',
  'closed-unmet': 'closed without being met',
  withdrawn: 'withdrawn',
  restated: 'other words, same meaning',
  unclear: 'unclear',
  'first-reported': 'first reported',
  'no-longer-reported': 'no longer reported',
} as const;

function tellStatus({ from, to, direction }: Extract<Change, { kind: 'status' }>): string {
  if (from === null) return `status first reported: ${quote(to?.published)}`;
  if (to === null) return `status no longer reported; it was ${quote(from.published)}`;
  return `${quote(from.published)} → ${quote(to.published)}: ${statusTexts[direction]}`;
}

const dueTexts = {
  slipped: 'slipped',
  'brought-forward': 'brought forward',
  vaguer: 'made vaguer',
  firmer: 'made firmer',
  'first-given': 'first given',
  removed: 'removed',
  restated: 'in other words',
} as const;

function tellDue({ from, to, direction, days: count }: Extract<Change, { kind: 'due' }>): string {
  if (from === null) return `date first given: ${quote(to?.published)}`;
  if (to === null) return `date removed; it was ${quote(from.published)}`;
  const by =
    count !== null && count !== 0 && (direction === 'slipped' || direction === 'brought-forward')
      ? ` by ${days(Math.abs(count))}`
      : '';
  return `date ${quote(from.published)} → ${quote(to.published)}: ${dueTexts[direction]}${by}`;
}

/** What makes a rewording matter, heaviest first. */
const weightTexts = [
  ['softened', 'wording softened'],
  ['negated', 'a “not” came or went in the wording'],
  ['scope', 'wording reaches less far'],
  ['numbers', 'numbers in the wording changed'],
  ['firmed', 'wording made firmer'],
  ['widened', 'wording reaches further'],
] as const;

/** Share of the words from which a text was written anew, and single words of it say little. */
const rewritten = 0.5;

function tellRewording({ field, share, weight = [] }: Extract<Change, { kind: 'reworded' }>): Told {
  if (share >= rewritten)
    return { kind: 'reworded', text: `written anew: ${percent(share)} of the words`, direction: 'rewritten' };
  const [name, text] = weightTexts.find(([key]) => weight.includes(key)) ?? [null, 'reworded'];
  const of = field === 'text' ? '' : ` (${field})`;
  const told = `${text}${of}: ${percent(share)} of the words`;
  return name === null ? { kind: 'reworded', text: told } : { kind: 'reworded', text: told, direction: name };
}

function percent(share: number): string {
  return `${Math.max(1, Math.round(share * 100))} %`;
}

/** A rewording that goes back to what an earlier edition said. */
export function tellOldWording(edition: string): Told {
  return { kind: 'wording-restored', text: `back to the wording of ${edition}` };
}

const progressTexts = {
  added: 'a progress note was added',
  extended: 'the progress note was kept and added to',
  edited: 'the progress note was edited',
  replaced: 'a new progress note',
  removed: 'the progress note was removed',
  unchanged: 'the progress note was repeated word for word',
} as const;

const droppedTexts = {
  unexplained: 'not in this edition, and no reason is given',
  'was-closed': 'not in this edition; it had been closed',
  'out-of-scope': 'not in this edition, which covers less',
} as const;

function tellOwners(added: readonly string[], removed: readonly string[]): string {
  const parts = [
    ...(added.length > 0 ? [`now also ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`no longer ${removed.join(', ')}`] : []),
  ];
  return `responsible: ${parts.join('; ')}`;
}

/** A note that stays the same over several editions. */
export function tellRepeated(since: string): Told {
  return {
    kind: 'progress',
    text: `the progress note was repeated word for word, unchanged since ${since}`,
    direction: 'unchanged',
  };
}

export function tellShared(others: number): Told {
  return {
    kind: 'note-shared',
    text: `the same progress note stands under ${others} other action${others === 1 ? '' : 's'}`,
  };
}

export function tellReturn(last: string): Told {
  return { kind: 'restored', text: `back in this edition; last seen in ${last}` };
}

const kinTexts = {
  'split-from': ['split', 'split off from'],
  'split-into': ['split', 'split; other parts of it are'],
  'merged-from': ['merged', 'took in'],
  'merged-into': ['merged', 'merged into'],
} as const;

export function tellKinship({ kind, threads }: Kinship): Told {
  const [name, words] = kinTexts[kind];
  return { kind: name, text: `${words} ${threads.join(', ')}`, direction: kind, other: [...threads] };
}
