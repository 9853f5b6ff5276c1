import type { Change, ChangeOf } from '../../model/changes.js';
import { countOf } from '../days.js';
import { fieldLabel } from '../labels.js';
import { keysOf, type Anchors } from './entries.js';
import { became, said, saidOr, type Phrase, type Piece } from './piece.js';
import { tellChange, type Tellings } from './told.js';

/** What the publisher did to the whole edition, said once, with the rows it touched folded under it. */
export interface ToldPublication {
  readonly anchor: string;
  readonly lead: Phrase;
  readonly label: string;
  readonly folded: readonly FoldedChange[];
}

export interface FoldedChange {
  /** The row's number in the later edition, else in the earlier one. */
  readonly number: string;
  readonly lead: Phrase;
  readonly label: string;
}

type Publication = ChangeOf<'publication'>;

const whatLabels: Readonly<Record<Publication['what'], string>> = {
  'field-introduced': 'field introduced',
  'field-withdrawn': 'field withdrawn',
  'scheme-changed': 'numbering changed',
  'vocabulary-changed': 'status words changed',
  'theme-retitled': 'theme retitled',
};

/** Every `publication` change with its rows; wide changes that none claims come last, under a line of their own. */
export function tellPublications(changes: readonly Change[], tellings: Tellings, anchors: Anchors): readonly ToldPublication[] {
  const publications = changes.filter((change) => change.kind === 'publication');
  const folds = new Map<Publication | null, Change[]>();
  for (const change of changes) {
    if (!change.wide || change.kind === 'publication') continue;
    const owner = publications.find((publication) => claims(publication, change)) ?? null;
    folds.set(owner, [...(folds.get(owner) ?? []), change]);
  }
  const told = publications.map((publication) => ({
    anchor: anchors.take(`edition-${publication.what}${publication.field === null ? '' : `-${publication.field}`}`),
    lead: leadOf(publication),
    label: whatLabels[publication.what],
    folded: (folds.get(publication) ?? []).map((change) => fold(change, tellings)),
  }));
  const unclaimed = folds.get(null) ?? [];
  if (unclaimed.length === 0) return told;
  const rest = { anchor: anchors.take('edition-other'), lead: [`${countOf(unclaimed.length, 'change')} of rows that belong to the edition as a whole`] };
  return [...told, { ...rest, label: 'whole edition', folded: unclaimed.map((change) => fold(change, tellings)) }];
}

function fold(change: Change, tellings: Tellings): FoldedChange {
  const { before, after } = keysOf(change);
  const [keyBefore, keyAfter] = [before[0] ?? '', after[0] ?? ''];
  const number = tellings.after.actions.get(keyAfter)?.id ?? tellings.before.actions.get(keyBefore)?.id ?? (keyAfter || keyBefore);
  const { lead, label } = tellChange(change, tellings);
  return { number, lead, label };
}

/** Whether a row's change is part of what was done to the edition. */
function claims(publication: Publication, change: Change): boolean {
  switch (publication.what) {
    case 'scheme-changed':
      return change.kind === 'renumbered';
    case 'vocabulary-changed':
      return change.kind === (publication.field ?? 'status') && sameWords(publication, change);
    case 'theme-retitled':
      return change.kind === 'moved' || change.kind === 'recommendation';
    case 'field-introduced':
    case 'field-withdrawn':
      return fieldOf(change) === publication.field;
  }
}

function fieldOf(change: Change): string {
  return change.kind === 'reworded' ? change.field : change.kind;
}

function sameWords(publication: Publication, change: Change): boolean {
  if (change.kind !== 'status' || publication.from === null || publication.from === undefined) return true;
  return change.from?.published === publication.from && (publication.to === null || publication.to === undefined || change.to?.published === publication.to);
}

function leadOf(publication: Publication): Phrase {
  const { what, count, from, to } = publication;
  const field = publication.field === null ? 'field' : fieldLabel(publication.field).toLowerCase();
  const turned: Phrase = from || to ? [': ', saidOr(from, 'none'), became, saidOr(to, 'none')] : [];
  const except = exceptions(publication);
  switch (what) {
    case 'field-introduced':
      return [`A ${field} is given for ${countOf(count, 'row')} that had none before`, ...except];
    case 'field-withdrawn':
      return [`The ${field} of ${countOf(count, 'row')} is not given any more`, ...except];
    case 'scheme-changed':
      return [`${countOf(count, 'row')} are numbered by another scheme`, ...turned, ...except];
    case 'vocabulary-changed':
      return [`Other words for the same ${field}, ${countOf(count, 'row')}`, ...turned, ...except];
    case 'theme-retitled':
      return ['A theme has another title', ...(from && to ? [': ', said(from), became, said(to)] : []), `, ${countOf(count, 'row')}`, ...except];
  }
}

function exceptions({ exceptions: keys }: Publication): readonly Piece[] {
  if (keys.length === 0) return [];
  const shown = keys.slice(0, 8).join(', ');
  return [`; except ${shown}${keys.length > 8 ? ` and ${keys.length - 8} more` : ''}`];
}
