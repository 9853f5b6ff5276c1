import type { Change } from '../model/changes.js';
import { compareDue } from './due.js';
import type { Owners } from './owners.js';
import type { Pair } from './pair.js';
import { compareIds, compareLinks, compareRecommendations, compareResponses, compareThemes } from './place.js';
import { compareProgress } from './progress.js';
import type { Retitled } from './retitled.js';
import { compareStatus } from './status.js';
import { compareWording } from './wording.js';

/** Puts everything that changed in one row, field by field, behind the changes of others. */
export function compareRows(pair: Pair, retitled: Retitled, owners: Owners, changes: Change[]): void {
  const add = (change: Change | null): void => {
    if (change !== null) changes.push(change);
  };
  add(compareStatus(pair));
  add(compareIds(pair));
  add(compareThemes(pair, retitled));
  add(compareRecommendations(pair));
  add(compareDue(pair));
  add(owners.compare(pair));
  add(compareResponses(pair));
  for (const change of compareWording(pair)) add(change);
  add(compareProgress(pair));
  add(compareLinks(pair));
}
