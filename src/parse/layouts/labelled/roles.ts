import { isPastDate, monthOf } from '../../headers.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { ageOf, seriesOf } from '../../recency.js';
import type { Block } from './blocks.js';
import { wholeValue } from './lost.js';
import { titlesTellStatus } from './title-values.js';
import type { Label } from './vocabulary.js';
import { guessOutcome, scalesAmong, settleReport, settleVerdict } from './outcomes.js';
import { findTags } from './tags.js';
import { guessId } from './id-labels.js';
import { profile, type Profile } from './profile.js';
import { findNoted, findTexted, guessLed, noteAfterStatus, noteBelow } from './notes.js';

/** What the labels of a document hold, and which are found in most of its records. */
export interface Roles {
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields that at least three records in ten have. */
  readonly usual: ReadonlySet<Field>;
  /** The label whose first line is its value and whose further lines are the note on the record. */
  readonly noted: string | null;
  /** The same, where the further lines are the text of the record. */
  readonly texted: string | null;
  /** Labels of statuses whose first lines are a few values that come back; what stands below them is no part of one. */
  readonly scales: ReadonlySet<string>;
  /** Labels kept under their own name beside a better one, with the field they have in records without that one. */
  readonly twins: ReadonlyMap<string, Field>;
  /** The label whose values are a response and a status in one: `Agreed and implementation is complete`. */
  readonly answers: string | null;
  /** Statuses that stand alone below the ids of records, before their first labels. */
  readonly tags: ReadonlySet<string>;
  readonly reasons: readonly string[];
}

/** Labels become fields: by their words, by what they hold where the words are unknown, one label per field. */
export function assignRoles(text: string, blocks: readonly Block[], words: Words): Roles {
  const profiles = profile(blocks, words);
  const fields = new Map<string, Field>();
  const reasons: string[] = [];
  for (const [key, each] of profiles) {
    const { field, reason } = fieldOf(each);
    fields.set(key, field);
    if (reason !== null) reasons.push(`“${each.label.title}” ${reason}`);
  }
  const holds = (field: Field): boolean => [...fields.values()].includes(field);
  const isTitled = titlesTellStatus(text, blocks, words);
  const answers = guessAnswer(profiles, fields, reasons);
  if (answers === null && !holds('response'))
    guess(profiles, fields, reasons, 'response', (each) => answered(each, words));
  // Where the titles say how the records stand, no label need be guessed to.
  const open = (): boolean => !holds('status') && !holds('status-or-due') && !isTitled;
  if (open()) guess(profiles, fields, reasons, 'status', (each) => each.statuses / each.count);
  if (open()) guessOutcome(profiles, fields, { reasons, blocks, words });
  if (open()) guessLed(profiles, fields, reasons);
  if (!holds('id')) guessId(blocks, profiles, fields, { reasons, kinds: words.lexicon.kinds });
  if (!holds('due') && !holds('status-or-due'))
    guess(profiles, fields, reasons, 'due', (each) => (isPast(each.label, words) ? 0 : each.dates / each.count));
  const texted = findTexted(blocks, fields, reasons);
  if (texted === null && !holds('action') && !holds('recommendation')) guessText(blocks, profiles, fields, reasons);
  noteAfterStatus(blocks, profiles, fields, { reasons, lexicon: words.lexicon });
  if (settleVerdict(profiles, fields))
    reasons.push('the action is a word or two beside the recommendation in full: no text');
  if (settleReport(profiles, fields, { blocks, words }))
    reasons.push('the action says what was done beside the recommendation: a note of progress');
  const twins = settleTwins(blocks, profiles, fields, { reasons, words });
  noteBelow(blocks, profiles, fields, reasons);
  const usual = new Set(
    [...profiles].filter(([, each]) => each.count * 10 >= blocks.length * 3).map(([key]) => fields.get(key) ?? 'other'),
  );
  return {
    fields,
    usual,
    texted,
    noted: [...fields.values()].includes('progress') ? null : findNoted(blocks, fields),
    scales: scalesAmong(profiles, fields),
    twins,
    answers,
    tags: findTags(blocks, fields, words),
    reasons,
  };
}

/** What a label says it holds, unless what it holds says otherwise. */
function fieldOf(each: Profile): { field: Field; reason: string | null } {
  const { field } = each.label;
  const length = each.characters / each.count;
  if (field === 'theme' && each.grades === each.count) return { field: 'other', reason: 'holds grades, no theme' };
  // A theme holds several records, in a few words.
  if (field === 'theme' && each.count > 1 && each.values.size === each.count && each.sentences === each.count)
    return { field: 'other', reason: 'holds a sentence of its own for each record, no theme' };
  if (field === 'id' && length > 30) return { field: 'other', reason: 'holds sentences, no ids' };
  if (field === 'status' && each.statuses === 0 && length > 160)
    return { field: 'progress', reason: 'holds long text without a status word: a note of progress' };
  if (field === 'progress' && each.count > 1 && each.dates === each.count)
    return { field: 'other', reason: 'holds dates, no note' };
  return { field, reason: null };
}

/** `Position: Accepted and actioned` says more than a response: what is called a status is none only where it holds nothing else. */
function answered({ label, responses, firsts, count }: Profile, words: Words): number {
  if (label.field !== 'status') return responses / count;
  return firsts.filter((text) => wholeValue(text, false, words) === 'response').length / count;
}

/** `Issued`, `Date raised`: a day that has passed is no deadline. */
function isPast({ key, title }: Label, words: Words): boolean {
  return isPastDate(title) || key.split(/[^\p{L}]+/u).some((word) => words.lexicon.pastDates.includes(word));
}

function guess(
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  reasons: string[],
  field: Field,
  share: (each: Profile) => number,
): void {
  for (const [key, each] of profiles) {
    const taken = fields.get(key) ?? 'other';
    const open =
      taken === 'other' ||
      (field === 'status' && (taken === 'progress' || taken === 'theme')) ||
      (field === 'response' && taken === 'status');
    if (!open || each.count < 2 || share(each) < 0.6 || each.characters / each.count > 60) continue;
    fields.set(key, field);
    reasons.push(
      `“${each.label.title}” holds ${field === 'due' ? 'dates' : field === 'status' ? 'status words' : 'responses'}`,
    );
    return;
  }
}

/** `Response and action: Agreed and implementation is complete`: what is neither a text nor a response alone. */
function guessAnswer(
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  reasons: string[],
): string | null {
  const held = new Set(fields.values());
  if (held.has('status') || held.has('status-or-due')) return null;
  for (const [key, each] of profiles) {
    const taken = fields.get(key) ?? 'other';
    if (taken !== 'action' && taken !== 'response' && taken !== 'other') continue;
    // What its name says is a response has a status in it as a rule, and not once.
    const most = taken === 'response' ? 0.8 : 0.5;
    const both = each.count > 1 && each.both >= each.count * most && each.characters / each.count <= 80;
    if (!both) continue;
    fields.set(key, 'status');
    reasons.push(`“${each.label.title}” holds a response and a status in one`);
    return key;
  }
  return null;
}

/** Where records have neither title nor a known label for their text, the first label that holds sentences is it. */
function guessText(
  blocks: readonly Block[],
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  reasons: string[],
): void {
  if (blocks.some(({ lead, start, heading }) => lead.length > 0 || (start ? start.rest : heading) !== null)) return;
  // `Objective` divides rows elsewhere; where nothing else holds the text, it is what each row says.
  for (const taken of ['other', 'theme']) {
    for (const [key, each] of profiles) {
      if (fields.get(key) !== taken || each.count * 2 < blocks.length || each.characters / each.count < 20) continue;
      fields.set(key, 'action');
      reasons.push(`“${each.label.title}” holds the text: the first label with sentences`);
      return;
    }
  }
}

/** Two labels of one field in one record: the latest status, else the longer text; the other keeps its own name. */
function settleTwins(
  blocks: readonly Block[],
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  { reasons, words }: { reasons: string[]; words: Words },
): ReadonlyMap<string, Field> {
  const settled = new Map<string, Field>();
  // `Overall status` is the status of a record, `Police status` that of one of its owners.
  const known = (each: Profile): number => (words.headers.get(each.label.key) === undefined ? 0 : 1);
  const meetings = meet(blocks, fields);
  for (const field of new Set(fields.values())) {
    if (field === 'other' || field === 'next-steps') continue;
    const twins = [...profiles.values()].filter(
      (each) => fields.get(each.label.key) === field && meetings.has(each.label.key),
    );
    const titles = twins.map((each) => each.label.title);
    const series = seriesOf(titles);
    const age = ({ label: { title } }: Profile): number =>
      series?.[titles.indexOf(title)] ??
      ageOf(
        title,
        titles.filter((other) => other !== title),
        words,
      );
    const ranked = twins.sort((a, b) =>
      field === 'status'
        ? latestFirst(a, b, age(b) - age(a) || known(b) - known(a))
        : longTexts.has(field)
          ? b.characters - a.characters
          : 0,
    );
    const kept: Profile[] = [];
    for (const each of ranked) {
      const rival = kept.find((other) => meetings.get(each.label.key)?.has(other.label.key) === true);
      if (!rival) kept.push(each);
      else {
        fields.set(each.label.key, 'other');
        settled.set(each.label.key, field);
        reasons.push(`“${each.label.title}” beside “${rival.label.title}”: kept under its own name`);
      }
    }
  }
  return settled;
}

const longTexts: ReadonlySet<Field> = new Set(['action', 'progress', 'recommendation']);

/** Labels of one field that stand in one record. */
function meet(blocks: readonly Block[], fields: ReadonlyMap<string, Field>): ReadonlyMap<string, ReadonlySet<string>> {
  const meetings = new Map<string, Set<string>>();
  for (const { parts } of blocks) {
    const byField = new Map<Field, string[]>();
    for (const { label } of parts) {
      const field = fields.get(label.key) ?? label.field;
      byField.set(field, [...(byField.get(field) ?? []), label.key]);
    }
    for (const [field, keys] of byField) {
      if (keys.length < 2 || field === 'other') continue;
      for (const key of keys)
        for (const other of keys) if (key !== other) meetings.set(key, (meetings.get(key) ?? new Set()).add(other));
    }
  }
  return meetings;
}

function latestFirst(a: Profile, b: Profile, known: number): number {
  const when = (each: Profile): number => monthOf(each.label.title) || Number.MAX_SAFE_INTEGER;
  const named = (each: Profile): number => (/\bstatus\b/iu.test(each.label.title) ? 1 : 0);
  return when(b) - when(a) || known || b.statuses - a.statuses || named(b) - named(a);
}
