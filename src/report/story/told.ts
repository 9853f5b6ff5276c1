import type { Change } from '../../model/changes.js';
import type { Tellings, ToldPart } from './passage.js';
import { publicationLabels, publicationLead } from './publication-lead.js';
import { tellDue, tellOverdue, tellProgress, tellResponse, tellReworded, tellStatus } from './tell-fields.js';
import { tellList, tellParts, tellPlace, tellPresence } from './tell-rows.js';

/** A change as a reader is told of it: their words first, our label second. */
export interface ToldChange extends ToldPart {
  readonly change: Change;
}

export function tellChange(change: Change, tellings: Tellings): ToldChange {
  const told = tell(change, tellings);
  return change.doubtful === true ? { change, ...told, label: `if the same: ${told.label}` } : { change, ...told };
}

function tell(change: Change, tellings: Tellings): ToldPart {
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
      return {
        field: 'The whole edition',
        lead: publicationLead(change),
        label: publicationLabels[change.what],
        before: null,
        after: null,
      };
  }
}
