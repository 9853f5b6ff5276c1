import { z } from 'zod';
import { message, type Message, type Outcome } from '../core/message.js';
import { captureInfoSchema } from './capture.js';
import { coverageSchema, partSchema, tolerantEditionSchema, totalSchema } from './edition.js';
import type { Action, Edition } from './edition.js';
import { messageSchema } from './segment.js';
import { responseValues, type Due, type Response, type Status } from './status.js';

type Tolerant = z.infer<typeof tolerantEditionSchema>;
type TolerantAction = Tolerant['actions'][number];

/**
 * Reads an edition from JSON that we or others wrote, for every command that takes one.
 *
 * `format`, `edition.id` and actions with `key` and `text` must be there; everything else may
 * be missing, null or empty and is filled with null or nothing, and unknown fields are passed
 * over. What does not follow the format is reported as `model/invalid` with its path; an
 * optional field is then left out, and where a required one is wrong there is no edition (null).
 */
export function normaliseEdition(value: unknown): Outcome<Edition | null> {
  const first = tolerantEditionSchema.safeParse(value);
  if (first.success) return filled(first.data, []);
  const messages = first.error.issues.map((issue) => invalid(issue.path, issue.message));
  const paths = first.error.issues.map((issue) => issue.path);
  const second = paths.every(isOptional) ? tolerantEditionSchema.safeParse(without(value, paths)) : null;
  return second?.success === true ? filled(second.data, messages) : { value: null, messages };
}

function invalid(path: readonly PropertyKey[], reason: string): Message {
  const at = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return message('model/invalid', `${at.replace(/^\./u, '') || 'the file'}: ${reason}`, {
    expected: 'planwatch/edition@1',
  });
}

/** `actions[3].due.latest` may go; `actions[3].text` and `format` may not. */
function isOptional(path: readonly PropertyKey[]): boolean {
  if (path[0] === 'plan') return true;
  return path[0] === 'actions' && path.length >= 3 && path[2] !== 'key' && path[2] !== 'text';
}

/** The value with the whole field left out in which each path lies. */
function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  for (const [first, index, field] of paths) {
    if (first === 'plan') copy['plan'] = null;
    const actions = copy['actions'] as Record<PropertyKey, unknown>[];
    const action = typeof index === 'number' ? actions[index] : undefined;
    if (action && field !== undefined) action[field] = null;
  }
  return copy;
}

function filled(read: Tolerant, messages: readonly Message[]): Outcome<Edition | null> {
  const keys = new Set<string>();
  const doubled: Message[] = [];
  const actions = read.actions.map((action, index) => {
    const key = uniqueKey(action.key, keys);
    if (key !== action.key)
      doubled.push(invalid(['actions', index, 'key'], `the key ${action.key} is taken; read as ${key}`));
    return { ...actionOf(action), key };
  });
  const edition: Edition = {
    format: 'planwatch/edition@1',
    plan: read.plan ?? null,
    edition: infoOf(read.edition),
    made: madeOf(read['made']),
    captures: listOf(captureInfoSchema, read['captures']),
    parts: listOf(tolerantPart, read['parts']),
    actions,
    totals: listOf(totalSchema, read['totals']),
    coverage: coverageSchema.safeParse(read['coverage']).data ?? noCoverage,
    messages: listOf(messageSchema, read['messages']),
  };
  return { value: edition, messages: [...messages, ...doubled] };
}

const noCoverage = { characters: 0, records: 0, headings: 0, narrative: 0, furniture: 0, unread: 0 };

const tolerantPart = z
  .object({
    title: z.string().nullish(),
    url: z.string().nullish(),
    capture: z.int().nonnegative().nullish(),
    state: partSchema.shape.state,
  })
  .transform((part) => ({
    title: part.title ?? null,
    url: part.url ?? null,
    capture: part.capture ?? null,
    state: part.state,
  }));

function uniqueKey(key: string, taken: Set<string>): string {
  let unique = key;
  for (let copy = 2; taken.has(unique); copy++) unique = `${key}#${copy}`;
  taken.add(unique);
  return unique;
}

/** The entries that follow their format; the others carry nothing that comparing needs. */
function listOf<T>(schema: z.ZodType<T>, value: unknown): T[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    const read = schema.safeParse(entry);
    return read.success ? [read.data] : [];
  });
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function madeOf(value: unknown): Edition['made'] {
  const made = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return { version: textOr(made['version']) ?? 'unknown', plan: textOr(made['plan']) };
}

const scopeValue = z.enum(['full', 'remaining', 'partial', 'unknown']);

function infoOf(info: Tolerant['edition']): Edition['edition'] {
  const scope = (typeof info['scope'] === 'object' && info['scope'] !== null ? info['scope'] : {}) as Record<
    string,
    unknown
  >;
  return {
    id: info.id,
    title: textOr(info['title']),
    published: textOr(info['published']),
    language: textOr(info['language']),
    publisher: textOr(info['publisher']),
    licence: textOr(info['licence']),
    attribution: textOr(info['attribution']),
    scope: { value: scopeValue.safeParse(scope['value']).data ?? 'unknown', published: textOr(scope['published']) },
  };
}

function actionOf(action: TolerantAction): Action {
  const { theme, recommendation } = action;
  return {
    key: action.key,
    id: action.id ?? null,
    theme: theme ? { id: theme.id ?? null, title: theme.title ?? null } : null,
    recommendation: recommendation
      ? { id: recommendation.id ?? null, title: recommendation.title ?? null, text: recommendation.text ?? null }
      : null,
    text: action.text,
    status: statusOf(action.status),
    response: responseOf(action.response),
    progress: action.progress ?? null,
    owners: action.owners ?? [],
    due: dueOf(action.due),
    links: action.links ?? [],
    references: (action.references ?? []).map(({ id, field }) => ({ id, field })),
    extra: action.extra ?? {},
    spans: action.spans ?? {},
    certainty: action.certainty ?? 'sure',
  };
}

const statusFrom = z.enum(['cell', 'heading', 'label', 'legend', 'prose', 'date']);

function statusOf(status: TolerantAction['status']): Status | null {
  if (!status || (status.published == null && status.value == null)) return null;
  const value = status.value ?? 'unknown';
  return { published: status.published ?? value, value, from: statusFrom.safeParse(status.from).data ?? 'cell' };
}

function responseOf(response: TolerantAction['response']): Response | null {
  if (!response || (response.published == null && response.value == null)) return null;
  const value = z.enum(responseValues).safeParse(response.value).data ?? 'unknown';
  return { published: response.published ?? value, value };
}

function dueOf(due: TolerantAction['due']): Due | null {
  if (!due || (due.published == null && due.earliest == null && due.latest == null)) return null;
  const [earliest, latest] = [dayOf(due.earliest), dayOf(due.latest)];
  return { published: due.published ?? [earliest, latest].filter((day) => day !== null).join(' – '), earliest, latest };
}

function dayOf(value: string | null | undefined): string | null {
  return value != null && z.iso.date().safeParse(value).success ? value : null;
}
