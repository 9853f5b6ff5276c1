import { fault } from '../core/faults.js';
import { isTextSegment, type Segment } from '../core/span.js';
import type { CaptureInfo } from '../model/capture.js';
import type { Document } from '../model/document.js';
import type { Action, Edition } from '../model/edition.js';
import type { ReadEdition } from './inputs.js';
import { documentOf, positionOf, type Position } from './places.js';

/** The way from the values of one action back to the characters they were read from. */
export interface Trail {
  readonly edition: Edition;
  readonly action: Action;
  readonly fields: readonly FieldTrail[];
  /** Why the row was read as it was. */
  readonly evidence: readonly string[];
}

export interface FieldTrail {
  readonly field: string;
  /** The value in words; null for a field that was not published. */
  readonly value: string | null;
  readonly places: readonly PlaceTrail[];
}

export interface PlaceTrail {
  readonly segment: Segment;
  readonly capture: CaptureInfo | null;
  /** Null where the capture's bytes are not at hand, or it has no lines. */
  readonly position: Position | null;
  /** The slice of the source, exact, and a little of what stands around it. */
  readonly slice: { readonly before: string; readonly exact: string; readonly after: string } | null;
}

/** Characters of context on either side. */
const contextLength = 40;

/**
 * Follows `ACTION` or `ACTION.FIELD` in an edition. An action is named by its key or, where
 * only one has it, by its published id. An action or field that is not there is a usage fault.
 */
export function follow(target: string, { edition, documents, evidence }: ReadEdition): Trail {
  const { action, field } = findTarget(target, edition.actions);
  const fields = field === null ? filledFields(action) : [field];
  return {
    edition,
    action,
    fields: fields.map((name) => followField(name, action, edition, documents)),
    evidence: evidence(action.key),
  };
}

function findTarget(target: string, actions: readonly Action[]): { action: Action; field: string | null } {
  const named = (name: string): Action | undefined =>
    actions.find(({ key }) => key === name) ?? only(actions.filter(({ id }) => id === name));
  const whole = named(target);
  if (whole) return { action: whole, field: null };
  // Keys hold dots too: the longest one that fits is meant.
  for (let dot = target.lastIndexOf('.'); dot > 0; dot = target.lastIndexOf('.', dot - 1)) {
    const action = named(target.slice(0, dot));
    if (action) return { action, field: expectField(target.slice(dot + 1), action) };
  }
  const known = actions.slice(0, 12).map(({ key }) => key);
  const more = actions.length > known.length ? ` and ${actions.length - known.length} more` : '';
  throw fault('cli/unknown-name', `there is no action ${target} in this edition`, {
    advice: actions.length === 0 ? 'it has no actions' : `known: ${known.join(', ')}${more}`,
  });
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

const plainFields = [
  'theme',
  'recommendation',
  'text',
  'status',
  'response',
  'progress',
  'owners',
  'due',
  'links',
] as const;

/** The fields that a trail can be asked for, those of `extra` and the parts of others included. */
function fieldsOf(action: Action): string[] {
  return [...new Set([...plainFields, ...Object.keys(action.spans)])];
}

function filledFields(action: Action): string[] {
  return fieldsOf(action).filter((field) => valueOf(field, action) !== null || (action.spans[field]?.length ?? 0) > 0);
}

function expectField(field: string, action: Action): string {
  const fields = fieldsOf(action);
  if (fields.includes(field)) return field;
  const nested = fields.find((name) => name.endsWith(`.${field}`));
  if (nested !== undefined) return nested;
  throw fault('cli/unknown-name', `an action has no field ${field}`, { advice: `known: ${fields.join(', ')}` });
}

function followField(field: string, action: Action, edition: Edition, documents: readonly Document[]): FieldTrail {
  const segments = action.spans[field] ?? [];
  return {
    field,
    value: valueOf(field, action),
    places: segments.map((segment) => followSegment(segment, edition, documents)),
  };
}

function followSegment(segment: Segment, edition: Edition, documents: readonly Document[]): PlaceTrail {
  const document = documentOf(segment, documents);
  const capture = edition.captures[segment.capture] ?? null;
  const source = document?.source ?? null;
  if (!document || source === null || !isTextSegment(segment)) return { segment, capture, position: null, slice: null };
  const { start, end } = segment;
  const slice = {
    before: source.slice(Math.max(0, start - contextLength), start),
    exact: source.slice(start, end),
    after: source.slice(end, end + contextLength),
  };
  return { segment, capture, position: positionOf(document, start), slice };
}

/** A value as a person would say it: the publisher's words first. */
function valueOf(field: string, action: Action): string | null {
  switch (field) {
    case 'theme':
      return joined(action.theme?.id, action.theme?.title);
    case 'recommendation':
      return joined(action.recommendation?.id, action.recommendation?.title, action.recommendation?.text);
    case 'text':
    case 'progress':
      return action[field];
    case 'status':
      return (
        action.status && `“${action.status.published}”, read as ${action.status.value} (from the ${action.status.from})`
      );
    case 'response':
      return action.response && `“${action.response.published}”, read as ${action.response.value}`;
    case 'due':
      return (
        action.due && `“${action.due.published}”, read as ${action.due.earliest ?? '…'} to ${action.due.latest ?? '…'}`
      );
    case 'owners':
    case 'links':
      return action[field].length === 0 ? null : action[field].join('; ');
    case 'id':
      return action.id;
    default:
      return action.extra[field.replace(/^extra\./u, '')] ?? null;
  }
}

function joined(...parts: readonly (string | null | undefined)[]): string | null {
  const there = parts.filter((part) => part != null);
  return there.length === 0 ? null : there.join(' ');
}
