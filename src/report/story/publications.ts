import type { Change, ChangeOf } from '../../model/changes.js';
import { countOf } from '../days.js';
import { keysOf, type Anchors } from './entries.js';
import type { Phrase } from './piece.js';
import { publicationLabels, publicationLead } from './publication-lead.js';
import type { Tellings } from './passage.js';
import { tellChange } from './told.js';

/** What the publisher did to the whole edition, said once, with the rows it touched folded under it. */
export interface ToldPublication {
  readonly anchor: string;
  readonly lead: Phrase;
  readonly label: string;
  readonly folded: readonly FoldedChange[];
}

export interface FoldedChange {
  /** The rows' numbers in the later edition, else in the earlier one. */
  readonly numbers: readonly string[];
  readonly lead: Phrase;
  readonly label: string;
}

type Publication = ChangeOf<'publication'>;

/** Every `publication` change with its rows; wide changes that none claims come last, under a line of their own. */
export function tellPublications(
  changes: readonly Change[],
  tellings: Tellings,
  anchors: Anchors,
): readonly ToldPublication[] {
  const publications = changes.filter((change) => change.kind === 'publication');
  const folds = new Map<Publication | null, Change[]>();
  for (const change of changes) {
    if (!change.wide || change.kind === 'publication') continue;
    const owner = publications.find((publication) => claims(publication, change)) ?? null;
    const fold = folds.get(owner);
    if (fold) fold.push(change);
    else folds.set(owner, [change]);
  }
  const told = publications.map((publication) => {
    const folded = foldAlike(folds.get(publication) ?? [], tellings);
    return {
      anchor: anchors.take(`edition-${publication.what}${publication.field === null ? '' : `-${publication.field}`}`),
      lead: publicationLead(publication, commonLeads(folded)),
      label: publicationLabels[publication.what],
      folded,
    };
  });
  const unclaimed = folds.get(null) ?? [];
  if (unclaimed.length === 0) return told;
  const rest = {
    anchor: anchors.take('edition-other'),
    lead: [`${countOf(unclaimed.length, 'change')} of rows that belong to the edition as a whole`],
  };
  return [...told, { ...rest, label: 'whole edition', folded: foldAlike(unclaimed, tellings) }];
}

/** Rows that changed alike together, the commonest change first. */
function foldAlike(changes: readonly Change[], tellings: Tellings): readonly FoldedChange[] {
  const groups = new Map<string, { numbers: string[]; lead: Phrase; label: string }>();
  for (const change of changes) {
    const { lead, label } = tellChange(change, tellings);
    const name = JSON.stringify([lead, label]);
    const group = groups.get(name) ?? { numbers: [], lead, label };
    group.numbers.push(numberOf(change, tellings));
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => b.numbers.length - a.numbers.length);
}

function numberOf(change: Change, tellings: Tellings): string {
  const { before, after } = keysOf(change);
  const [keyBefore, keyAfter] = [before[0] ?? '', after[0] ?? ''];
  return (
    tellings.after.actions.get(keyAfter)?.id ?? tellings.before.actions.get(keyBefore)?.id ?? (keyAfter || keyBefore)
  );
}

/** Whether a row's change is part of what was done to the edition. */
function claims(publication: Publication, change: Change): boolean {
  switch (publication.what) {
    case 'scheme-changed':
      return change.kind === 'renumbered';
    case 'vocabulary-changed':
      return change.kind === (publication.field ?? 'status');
    case 'dates-moved':
      return change.kind === 'due' && change.from !== null && change.to !== null;
    case 'theme-retitled':
      return change.kind === 'moved';
    case 'field-introduced':
    case 'field-withdrawn':
      return (change.kind === 'reworded' ? change.field : change.kind) === publication.field;
  }
}

/** Rows that a publication line holds. */
export function countFolded(folded: readonly FoldedChange[]): number {
  return folded.reduce((sum, { numbers }) => sum + numbers.length, 0);
}

const mostLeads = 4;

/** `“Ongoing” → “Action pending” (27), …`: the commonest, so that a list of all is not needed. */
function commonLeads(folded: readonly FoldedChange[]): Phrase {
  const shown = folded
    .slice(0, mostLeads)
    .flatMap(({ lead, numbers }, index): Phrase => [index === 0 ? ': ' : ', ', ...lead, ` (${numbers.length})`]);
  return folded.length > mostLeads ? [...shown, ` and ${folded.length - mostLeads} more`] : shown;
}
