import type { Change, ChangeOf, Word } from '../../model/changes.js';
import type { Action } from '../../model/edition.js';
import type { Due, Response, Status } from '../../model/status.js';
import { countOf, showNumber, showShare } from '../days.js';
import { directionLabels, droppedLabels, dueLabels, fieldLabel, progressLabels, responseLabels, statusLabels, weightLabels } from '../labels.js';
import { rewrittenShare } from '../weigh.js';
import { markWords, plainMark, swaps, type Mark } from './marks.js';
import { became, excerpt, listed, said, saidOr, type Phrase, type Piece } from './piece.js';
import type { EditionSide } from './sides.js';
import type { SourceFinder, SourceLink } from './source.js';

/** One side of a comparison: the publisher's words, marked, or a remark of ours that there were none. */
export interface Passage {
  readonly marks: readonly Mark[];
  readonly said: boolean;
  /** How the words were read, where they are a status or a response. */
  readonly read: string | null;
  readonly source: SourceLink | null;
}

/** A change as a reader is told of it: their words first, our label second. */
export interface ToldChange {
  readonly change: Change;
  /** What is compared: `Status`, `Due date`, `Action` … */
  readonly field: string;
  readonly lead: Phrase;
  readonly label: string;
  /** Side by side; null on both sides where there is nothing to set beside each other. */
  readonly before: Passage | null;
  readonly after: Passage | null;
}

/** What telling needs to know of one edition. */
export interface Telling {
  readonly side: EditionSide;
  readonly finder: SourceFinder;
  readonly actions: ReadonlyMap<string, Action>;
}

export interface Tellings {
  readonly before: Telling;
  readonly after: Telling;
}

type Part = Omit<ToldChange, 'change'>;

export function tellChange(change: Change, tellings: Tellings): ToldChange {
  return { change, ...tell(change, tellings) };
}

function tell(change: Change, tellings: Tellings): Part {
  switch (change.kind) {
    case 'status':
      return tellStatus(change, tellings);
    case 'due':
      return tellDue(change, tellings);
    case 'response':
      return tellResponse(change, tellings);
    case 'reworded':
      return tellReworded(change, tellings);
    case 'progress':
      return tellProgress(change, tellings);
    case 'overdue':
      return tellOverdue(change, tellings);
    case 'added':
    case 'dropped':
    case 'not-observed':
      return tellPresence(change, tellings);
    case 'split':
    case 'merged':
      return tellParts(change);
    case 'owners':
    case 'links':
      return tellList(change, tellings);
    case 'renumbered':
    case 'moved':
    case 'recommendation':
      return tellPlace(change, tellings);
    case 'publication':
      return { field: 'The whole edition', lead: [], label: change.what, before: null, after: null };
  }
}

function tellStatus(change: ChangeOf<'status'>, tellings: Tellings): Part {
  const words = (status: Status | null): string | null => status?.published ?? null;
  return {
    field: fieldLabel('status'),
    lead: [saidOr(words(change.from), 'no status'), became, saidOr(words(change.to), 'no status')],
    label: directionLabels[change.direction],
    before: shortPassage(words(change.from), 'no status', tellings.before, change.before, 'status', change.from && statusLabels[change.from.value]),
    after: shortPassage(words(change.to), 'no status', tellings.after, change.after, 'status', change.to && statusLabels[change.to.value]),
  };
}

function tellDue(change: ChangeOf<'due'>, tellings: Tellings): Part {
  const words = (due: Due | null): string | null => due?.published ?? null;
  const days = change.days === null || change.days === 0 ? '' : `, ${countOf(Math.abs(change.days), 'day')} ${change.days > 0 ? 'later' : 'earlier'}`;
  return {
    field: fieldLabel('due'),
    lead: [saidOr(words(change.from), 'no date'), became, saidOr(words(change.to), 'no date')],
    label: dueLabels[change.direction] + (change.direction === 'removed' || change.direction === 'first-given' ? '' : days),
    before: shortPassage(words(change.from), 'no date', tellings.before, change.before, 'due', change.from && showBounds(change.from)),
    after: shortPassage(words(change.to), 'no date', tellings.after, change.after, 'due', change.to && showBounds(change.to)),
  };
}

/** What a date phrase was read as: `2023-03-01 to 2023-03-31`, `by 2024-12-31`. */
export function showBounds({ earliest, latest }: Due): string {
  if (earliest === null && latest === null) return 'no day that can be named';
  if (earliest === null) return `by ${latest ?? ''}`;
  if (latest === null) return `from ${earliest}`;
  return earliest === latest ? earliest : `${earliest} to ${latest}`;
}

function tellResponse(change: ChangeOf<'response'>, tellings: Tellings): Part {
  const words = (response: Response | null): string | null => response?.published ?? null;
  return {
    field: fieldLabel('response'),
    lead: [saidOr(words(change.from), 'no response'), became, saidOr(words(change.to), 'no response')],
    label: 'response changed',
    before: shortPassage(words(change.from), 'no response', tellings.before, change.before, 'response', change.from && responseLabels[change.from.value]),
    after: shortPassage(words(change.to), 'no response', tellings.after, change.after, 'response', change.to && responseLabels[change.to.value]),
  };
}

function tellReworded(change: ChangeOf<'reworded'>, tellings: Tellings): Part {
  const rewritten = change.share >= rewrittenShare;
  const reasons = (change.weight ?? []).map((reason) => weightLabels[reason] ?? reason);
  const after = wordPassage(tellings.after, change.after, change.field, change.words, 'after');
  const found = swaps(change.words);
  const anew: Phrase = ['now ', said(excerpt(after.marks.map(({ text }) => text).join(''), 120))];
  const what = rewritten ? 'written anew' : reasons.length > 0 ? reasons.join(', ') : 'reworded';
  return {
    field: fieldLabel(change.field),
    lead: rewritten || found.length === 0 ? anew : found,
    label: `${what}, ${showShare(change.share)} of the words${change.coarse ? ', compared by sentences' : ''}`,
    before: wordPassage(tellings.before, change.before, change.field, change.words, 'before'),
    after,
  };
}

function tellProgress(change: ChangeOf<'progress'>, tellings: Tellings): Part {
  const words = change.words ?? [];
  const noteBefore = tellings.before.actions.get(change.before)?.progress ?? change.from ?? null;
  const noteAfter = tellings.after.actions.get(change.after)?.progress ?? change.to ?? null;
  const marked = (note: string | null, side: 'before' | 'after'): Passage => {
    const telling = tellings[side];
    const key = side === 'before' ? change.before : change.after;
    if (note === null || note.trim() === '') return none('no progress note');
    const replaced = change.change === 'replaced' || words.length === 0;
    return passage(replaced ? plainMark(note) : markWords(note, words, side), source(telling, key, 'progress'));
  };
  const lead: Phrase =
    change.change === 'edited' && words.length > 0
      ? swaps(words)
      : [saidOr(noteAfter ?? noteBefore ? excerpt(noteAfter ?? noteBefore ?? '', 140) : null, 'no progress note')];
  return { field: fieldLabel('progress'), lead, label: progressLabels[change.change], before: marked(noteBefore, 'before'), after: marked(noteAfter, 'after') };
}

function tellOverdue(change: ChangeOf<'overdue'>, { after }: Tellings): Part {
  const status = after.actions.get(change.after)?.status;
  const lead: Piece[] = ['promised for ', said(change.due.published), ', still ', saidOr(status?.published, 'without a status'), ` ${onDay(after.side)}`];
  return {
    field: fieldLabel('due'),
    lead,
    label: `${countOf(change.days, 'day')} past its date`,
    before: null,
    after: shortPassage(change.due.published, 'no date', after, change.after, 'due', showBounds(change.due)),
  };
}

function onDay({ published, named, short }: EditionSide): string {
  return published === null ? `in ${named}` : `on ${short}`;
}

/** Only what was seen: in which edition the row is, and in which it is not. */
function tellPresence(change: ChangeOf<'added' | 'dropped' | 'not-observed'>, tellings: Tellings): Part {
  const { before, after } = tellings;
  if (change.kind === 'added') {
    const lead: Phrase = [`present in ${after.side.named}, absent from ${before.side.named}`, ...statusTail(change.status)];
    return { field: 'Row', lead, label: 'added', before: none('not in this edition'), after: whole(after, change.after) };
  }
  if (change.kind === 'dropped') {
    const lead: Phrase = [`present in ${before.side.named}, absent from ${after.side.named}`, ...statusTail(change.status)];
    return { field: 'Row', lead, label: droppedLabels[change.why], before: whole(before, change.before), after: none('not in this edition') };
  }
  return {
    field: 'Row',
    lead: [`present in ${before.side.named}; ${change.why ?? `where it would stand in ${after.side.named} was not read`}`],
    label: 'not observed: no claim is made',
    before: whole(before, change.before),
    after: none('not read'),
  };
}

function statusTail(status: Status | null): Phrase {
  return status === null ? [] : ['; its status there: ', said(status.published)];
}

function tellParts(change: ChangeOf<'split' | 'merged'>): Part {
  const one = change.kind === 'split' ? change.before : change.after;
  const many = change.kind === 'split' ? change.after : change.before;
  const count = countOf(many.length, 'row');
  const parts = listed(many);
  const lead: Phrase = change.kind === 'split' ? [one, became, ...parts] : [...parts, became, one];
  return { field: 'Rows', lead, label: change.kind === 'split' ? `split into ${count}` : `merged from ${count}`, before: null, after: null };
}

function tellList(change: ChangeOf<'owners' | 'links'>, tellings: Tellings): Part {
  const added = change.kind === 'owners' ? change.added : change.to.filter((item) => !change.from.includes(item));
  const removed = change.kind === 'owners' ? change.removed : change.from.filter((item) => !change.to.includes(item));
  const lead: Piece[] = [];
  if (added.length > 0) lead.push('now also ', ...listed(added.map(said)));
  if (removed.length > 0) lead.push(lead.length > 0 ? '; no longer ' : 'no longer ', ...listed(removed.map(said)));
  const field = change.kind;
  const nothing = `no ${fieldLabel(field).toLowerCase()}`;
  return {
    field: fieldLabel(field),
    lead: lead.length > 0 ? lead : ['other names for the same'],
    label: `${fieldLabel(field).toLowerCase()} changed`,
    before: shortPassage(change.from.length > 0 ? change.from.join('; ') : null, nothing, tellings.before, change.before, field, null),
    after: shortPassage(change.to.length > 0 ? change.to.join('; ') : null, nothing, tellings.after, change.after, field, null),
  };
}

const placeFields = { renumbered: 'id', moved: 'theme', recommendation: 'recommendation' } as const;
const placeLabels = { renumbered: 'renumbered', moved: 'moved to another theme', recommendation: 'under another recommendation' } as const;

function tellPlace(change: ChangeOf<'renumbered' | 'moved' | 'recommendation'>, tellings: Tellings): Part {
  const field = placeFields[change.kind];
  const idBefore = change.kind === 'renumbered' ? (tellings.before.actions.get(change.before)?.id ?? change.before) : null;
  const idAfter = change.kind === 'renumbered' ? (tellings.after.actions.get(change.after)?.id ?? change.after) : null;
  const from = change.from ?? idBefore;
  const to = change.to ?? idAfter;
  return {
    field: fieldLabel(field),
    lead: [saidOr(from, 'none'), became, saidOr(to, 'none')],
    label: placeLabels[change.kind],
    before: shortPassage(from, 'none', tellings.before, change.before, field, null),
    after: shortPassage(to, 'none', tellings.after, change.after, field, null),
  };
}

function passage(marks: readonly Mark[], from: SourceLink | null, read: string | null = null): Passage {
  return { marks, said: true, read, source: from };
}

function none(remark: string): Passage {
  return { marks: [{ op: 'same', text: remark }], said: false, read: null, source: null };
}

function shortPassage(words: string | null, otherwise: string, telling: Telling, key: string, field: string, read: string | null): Passage {
  return words === null || words.trim() === '' ? none(otherwise) : passage([{ op: 'same', text: words }], source(telling, key, field), read);
}

function wordPassage(telling: Telling, key: string, field: string, words: readonly Word[], side: 'before' | 'after'): Passage {
  const action = telling.actions.get(key);
  const marks = markWords(action ? fieldText(action, field) : '', words, side);
  return marks.length === 0 ? none('nothing') : passage(marks, source(telling, key, field));
}

function whole(telling: Telling, key: string): Passage {
  const action = telling.actions.get(key);
  return action ? passage(plainMark(action.text), source(telling, key, 'text')) : none(showNumber(0));
}

function source(telling: Telling, key: string, field: string): SourceLink | null {
  const action = telling.actions.get(key);
  return action ? telling.finder.find(action, field) : null;
}

function fieldText(action: Action, field: string): string {
  switch (field) {
    case 'text':
      return action.text;
    case 'progress':
      return action.progress ?? '';
    case 'recommendation':
    case 'recommendation.text':
      return action.recommendation?.text ?? '';
    case 'recommendation.title':
      return action.recommendation?.title ?? '';
    default:
      return action.extra[field] ?? '';
  }
}
