import type { Change } from '../model/changes.js';
import { compareDue } from './due.js';
import type { Owners } from './owners.js';
import type { Pair } from './pair.js';
import { compareIds, compareLinks, compareRecommendations, compareResponses, compareThemes } from './place.js';
import { compareProgress } from './progress.js';
import type { Retitled } from './retitled.js';
import { compareStatus } from './status.js';
import { compareWording } from './wording.js';

/** Everything that changed in one row, field by field. */
export function compareRows(pair: Pair, retitled: Retitled, owners: Owners): Change[] {
  const changes: Change[] = [];
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
  changes.push(...compareWording(pair));
  add(compareProgress(pair));
  add(compareLinks(pair));
  return changes;
}
