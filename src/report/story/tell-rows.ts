import type { ChangeOf } from '../../model/changes.js';
import type { Status } from '../../model/status.js';
import { countOf } from '../days.js';
import { droppedLabels, fieldLabel } from '../labels.js';
import {
  none,
  shortPassage,
  wholePassage,
  type Passage,
  type Telling,
  type Tellings,
  type ToldPart,
} from './passage.js';
import { became, listed, said, saidOr, type Phrase, type Piece } from './piece.js';

/** Changes of the rows themselves: there or not, in parts, elsewhere, with other people or links. */

/** Only what was seen: in which edition the row is, and in which it is not. */
export function tellPresence(change: ChangeOf<'added' | 'dropped' | 'not-observed'>, tellings: Tellings): ToldPart {
  const { before, after } = tellings;
  if (change.kind === 'added') {
    const lead: Phrase = [
      `present in ${after.side.named}, absent from ${before.side.named}`,
      ...statusTail(change.status),
    ];
    return {
      field: 'Row',
      lead,
      label: 'added',
      before: none('not in this edition'),
      after: wholePassage(after, change.after),
    };
  }
  if (change.kind === 'dropped') {
    const lead: Phrase = [
      `present in ${before.side.named}, absent from ${after.side.named}`,
      ...statusTail(change.status),
    ];
    return {
      field: 'Row',
      lead,
      label: droppedLabels[change.why],
      before: wholePassage(before, change.before),
      after: none('not in this edition'),
    };
  }
  return {
    field: 'Row',
    lead: [
      `present in ${before.side.named}; ${change.why ?? `where it would stand in ${after.side.named} was not read`}`,
    ],
    label: 'not observed: no claim is made',
    before: wholePassage(before, change.before),
    after: none('not read'),
  };
}

function statusTail(status: Status | null): Phrase {
  return status === null ? [] : ['; its status there: ', said(status.published)];
}

export function tellParts(change: ChangeOf<'split' | 'merged'>): ToldPart {
  const one = change.kind === 'split' ? change.before : change.after;
  const many = change.kind === 'split' ? change.after : change.before;
  const count = countOf(many.length, 'row');
  const parts = listed(many);
  const lead: Phrase = change.kind === 'split' ? [one, became, ...parts] : [...parts, became, one];
  return {
    field: 'Rows',
    lead,
    label: change.kind === 'split' ? `split into ${count}` : `merged from ${count}`,
    before: null,
    after: null,
  };
}

export function tellList(change: ChangeOf<'owners' | 'links'>, tellings: Tellings): ToldPart {
  const added = change.kind === 'owners' ? change.added : change.to.filter((item) => !change.from.includes(item));
  const removed = change.kind === 'owners' ? change.removed : change.from.filter((item) => !change.to.includes(item));
  const lead: Piece[] = [];
  if (added.length > 0) lead.push('now also ', ...listed(added.map(said)));
  if (removed.length > 0) lead.push(lead.length > 0 ? '; no longer ' : 'no longer ', ...listed(removed.map(said)));
  const field = change.kind;
  return {
    field: fieldLabel(field),
    lead: lead.length > 0 ? lead : ['other names for the same'],
    label: `${fieldLabel(field).toLowerCase()} changed`,
    before: sideOf(change.from, tellings.before, change.before, field),
    after: sideOf(change.to, tellings.after, change.after, field),
  };
}

function sideOf(values: readonly string[], telling: Telling, key: string, field: string): Passage {
  const words = values.length > 0 ? values.join('; ') : null;
  return shortPassage({ words, otherwise: `no ${fieldLabel(field).toLowerCase()}`, read: null }, telling, key, field);
}

const placeFields = { renumbered: 'id', moved: 'theme', recommendation: 'recommendation' } as const;
const placeLabels = {
  renumbered: 'renumbered',
  moved: 'moved to another theme',
  recommendation: 'under another recommendation',
} as const;

export function tellPlace(change: ChangeOf<'renumbered' | 'moved' | 'recommendation'>, tellings: Tellings): ToldPart {
  const field = placeFields[change.kind];
  const idBefore =
    change.kind === 'renumbered' ? (tellings.before.actions.get(change.before)?.id ?? change.before) : null;
  const idAfter = change.kind === 'renumbered' ? (tellings.after.actions.get(change.after)?.id ?? change.after) : null;
  const from = change.from ?? idBefore;
  const to = change.to ?? idAfter;
  return {
    field: fieldLabel(field),
    lead: [saidOr(from, 'none'), became, saidOr(to, 'none')],
    label: placeLabels[change.kind],
    before: shortPassage({ words: from, otherwise: 'none', read: null }, tellings.before, change.before, field),
    after: shortPassage({ words: to, otherwise: 'none', read: null }, tellings.after, change.after, field),
  };
}
