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
  const found: (Change | null)[] = [
    compareStatus(pair),
    compareIds(pair),
    compareThemes(pair, retitled),
    compareRecommendations(pair),
    compareDue(pair),
    owners.compare(pair),
    compareResponses(pair),
    ...compareWording(pair),
    compareProgress(pair),
    compareLinks(pair),
  ];
  return found.filter((change) => change !== null);
}
