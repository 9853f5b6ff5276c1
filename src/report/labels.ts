import type { ChangeOf } from '../model/changes.js';
import type { HistoryCell } from '../model/history.js';
import { statusValues, type Response, type StatusValue } from '../model/status.js';

/** Our words: always second, after the publisher's. */

/** A status value, or `none` for rows without a status. */
export type StatusKey = StatusValue | 'none';

export const statusKeys: readonly StatusKey[] = [...statusValues, 'none'];

export const statusLabels: Readonly<Record<StatusKey, string>> = {
  'not-started': 'not started',
  open: 'open',
  'in-progress': 'in progress',
  delayed: 'delayed',
  'partly-complete': 'partly complete',
  complete: 'complete',
  'not-achieved': 'not achieved',
  withdrawn: 'withdrawn',
  unknown: 'unknown',
  none: 'no status',
};

export function isStatusKey(value: string): value is StatusKey {
  return Object.hasOwn(statusLabels, value);
}

/** The label of a value that came in as text; a value this version does not know stays as it is. */
export function statusLabel(value: string): string {
  return isStatusKey(value) ? statusLabels[value] : value;
}

export const responseLabels: Readonly<Record<Response['value'], string>> = {
  accepted: 'accepted',
  'accepted-in-part': 'accepted in part',
  noted: 'noted',
  rejected: 'rejected',
  unknown: 'unknown',
};

export const directionLabels: Readonly<Record<ChangeOf<'status'>['direction'], string>> = {
  advanced: 'advanced',
  regressed: 'slid back',
  reopened: 'reopened',
  delayed: 'delayed',
  'closed-unmet': 'closed unmet',
  withdrawn: 'withdrawn',
  restated: 'restated: other words, same meaning',
  unclear: 'unclear',
  'first-reported': 'status first reported',
  'no-longer-reported': 'status no longer reported',
};

export const dueLabels: Readonly<Record<ChangeOf<'due'>['direction'], string>> = {
  slipped: 'date slipped',
  'brought-forward': 'date brought forward',
  vaguer: 'date made vaguer',
  firmer: 'date made firmer',
  'first-given': 'date first given',
  removed: 'date no longer given',
  restated: 'date in other words',
};

export const progressLabels: Readonly<Record<ChangeOf<'progress'>['change'], string>> = {
  added: 'progress note added',
  extended: 'progress note extended',
  edited: 'progress note edited',
  replaced: 'progress note replaced',
  unchanged: 'progress note repeated word for word',
  removed: 'progress note no longer given',
};

export const droppedLabels: Readonly<Record<ChangeOf<'dropped'>['why'], string>> = {
  unexplained: 'dropped, unexplained',
  'was-closed': 'no longer listed; its status was final before',
  'out-of-scope': 'no longer listed; outside what the later edition covers',
};

export const weightLabels: Readonly<Record<string, string>> = {
  softened: 'wording softened',
  firmed: 'wording made firmer',
  numbers: 'figures changed',
  scope: 'reaches less far',
  widened: 'reaches further',
  negated: 'a “not” came or went',
};

export const stateLabels: Readonly<Record<HistoryCell['state'], string>> = {
  present: 'listed',
  absent: 'not in this edition',
  'not-captured': 'not captured',
  unreadable: 'could not be read',
  'out-of-scope': 'outside this edition’s scope',
};

/** What a field is called in a report. */
export const fieldLabels: Readonly<Record<string, string>> = {
  text: 'Action',
  'recommendation.text': 'Recommendation',
  'recommendation.title': 'Recommendation title',
  status: 'Status',
  due: 'Due date',
  progress: 'Progress note',
  response: 'Response',
  owners: 'Owners',
  links: 'Declared links',
  theme: 'Theme',
  recommendation: 'Recommendation',
  id: 'Number',
};

export function fieldLabel(field: string): string {
  return fieldLabels[field] ?? field;
}

/** Whether a status is the publisher's last word on an action. */
export function isFinished(value: StatusKey): boolean {
  return value === 'complete' || value === 'not-achieved' || value === 'withdrawn';
}
