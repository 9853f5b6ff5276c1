import type { ChangeOf } from '../../model/changes.js';
import type { Due } from '../../model/status.js';
import { countOf, showShare } from '../days.js';
import {
  directionLabels,
  dueLabels,
  fieldLabel,
  progressLabels,
  responseLabels,
  statusLabels,
  weightLabels,
} from '../labels.js';
import { rewrittenShare } from '../weigh.js';
import { markWords, plainMark, swaps } from './marks.js';
import {
  none,
  passage,
  shortPassage,
  source,
  wordPassage,
  type Passage,
  type Tellings,
  type ToldPart,
} from './passage.js';
import { became, excerpt, said, saidOr, type Phrase, type Piece } from './piece.js';
import type { EditionSide } from './sides.js';

/** Changes of what a row says: its status, dates, response, words and note. */

export function tellStatus(change: ChangeOf<'status'>, tellings: Tellings): ToldPart {
  const sides = comparePublished(change, tellings, {
    field: 'status',
    otherwise: 'no status',
    read: ({ value }) => statusLabels[value],
  });
  return { ...sides, label: directionLabels[change.direction] };
}

export function tellDue(change: ChangeOf<'due'>, tellings: Tellings): ToldPart {
  const sides = comparePublished(change, tellings, { field: 'due', otherwise: 'no date', read: showBounds });
  const { days, direction } = change;
  const byDays = days !== null && days !== 0 && (direction === 'slipped' || direction === 'brought-forward');
  const moved = byDays ? `, ${countOf(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}` : '';
  return { ...sides, label: dueLabels[direction] + moved };
}

export function tellResponse(change: ChangeOf<'response'>, tellings: Tellings): ToldPart {
  const sides = comparePublished(change, tellings, {
    field: 'response',
    otherwise: 'no response',
    read: ({ value }) => responseLabels[value],
  });
  return { ...sides, label: 'response changed' };
}

interface Published {
  readonly published: string;
}

interface PublishedChange<T extends Published> {
  readonly before: string;
  readonly after: string;
  readonly from: T | null;
  readonly to: T | null;
}

/** The words on both sides, and what each was read as. */
function comparePublished<T extends Published>(
  { before, after, from, to }: PublishedChange<T>,
  tellings: Tellings,
  {
    field,
    otherwise,
    read,
  }: { readonly field: string; readonly otherwise: string; readonly read: (value: T) => string },
): Omit<ToldPart, 'label'> {
  const side = (value: T | null, which: 'before' | 'after', key: string): Passage =>
    shortPassage(
      { words: value?.published ?? null, otherwise, read: value && read(value) },
      tellings[which],
      key,
      field,
    );
  return {
    field: fieldLabel(field),
    lead: [saidOr(from?.published, otherwise), became, saidOr(to?.published, otherwise)],
    before: side(from, 'before', before),
    after: side(to, 'after', after),
  };
}

/** What a date phrase was read as: `2023-03-01 to 2023-03-31`, `by 2024-12-31`. */
export function showBounds({ earliest, latest }: Due): string {
  if (earliest === null && latest === null) return 'no day that can be named';
  if (earliest === null) return `by ${latest ?? ''}`;
  if (latest === null) return `from ${earliest}`;
  return earliest === latest ? earliest : `${earliest} to ${latest}`;
}

export function tellReworded(change: ChangeOf<'reworded'>, tellings: Tellings): ToldPart {
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

export function tellProgress(change: ChangeOf<'progress'>, tellings: Tellings): ToldPart {
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
      : [saidOr((noteAfter ?? noteBefore) ? excerpt(noteAfter ?? noteBefore ?? '', 140) : null, 'no progress note')];
  return {
    field: fieldLabel('progress'),
    lead,
    label: progressLabels[change.change],
    before: marked(noteBefore, 'before'),
    after: marked(noteAfter, 'after'),
  };
}

export function tellOverdue(change: ChangeOf<'overdue'>, { after }: Tellings): ToldPart {
  const status = after.actions.get(change.after)?.status;
  const lead: Piece[] = [
    'promised for ',
    said(change.due.published),
    ', still ',
    saidOr(status?.published, 'without a status'),
    ` ${onDay(after.side)}`,
  ];
  return {
    field: fieldLabel('due'),
    lead,
    label: `${countOf(change.days, 'day')} past its date`,
    before: null,
    after: shortPassage(
      { words: change.due.published, otherwise: 'no date', read: showBounds(change.due) },
      after,
      change.after,
      'due',
    ),
  };
}

function onDay({ published, named, short }: EditionSide): string {
  return published === null ? `in ${named}` : `on ${short}`;
}
