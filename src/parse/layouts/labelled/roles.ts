import { isDatePhrase } from '../../../core/dates.js';
import { readStatus } from '../../fields/status.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { Block, Part } from './blocks.js';
import type { Label } from './vocabulary.js';

/** What the labels of a document hold, and which are found in most of its records. */
export interface Roles {
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields that at least three records in ten have. */
  readonly usual: ReadonlySet<Field>;
  readonly reasons: readonly string[];
}

interface Profile {
  readonly label: Label;
  count: number;
  characters: number;
  statuses: number;
  dates: number;
  grades: number;
  responses: number;
}

const grade = /^(?:very\s+)?(?:high|medium|low|critical|urgent|moderate|minor|major|significant|important|essential|desirable|[A-D]|[1-5])(?:\s+priority)?[.*]?$/iu;

/** Labels become fields: by their words, by what they hold where the words are unknown, one label per field. */
export function assignRoles(blocks: readonly Block[], words: Words): Roles {
  const profiles = profile(blocks, words);
  const fields = new Map<string, Field>();
  const reasons: string[] = [];
  for (const [key, each] of profiles) {
    const { field } = each.label;
    const graded = field === 'theme' && each.grades === each.count;
    const prose = field === 'status' && each.statuses === 0 && each.characters / each.count > 160;
    fields.set(key, graded ? 'other' : prose ? 'progress' : field);
    if (graded) reasons.push(`“${each.label.title}” holds grades, no theme`);
    if (prose) reasons.push(`“${each.label.title}” holds long text without a status word: a note of progress`);
  }
  const holds = (field: Field): boolean => [...fields.values()].includes(field);
  if (!holds('response')) guess(profiles, fields, reasons, 'response', (each) => each.responses / each.count);
  if (!holds('status') && !holds('status-or-due')) guess(profiles, fields, reasons, 'status', (each) => each.statuses / each.count);
  if (!holds('due') && !holds('status-or-due')) guess(profiles, fields, reasons, 'due', (each) => each.dates / each.count);
  if (!holds('action') && !holds('recommendation')) guessText(blocks, profiles, fields, reasons);
  settleTwins(profiles, fields, reasons);
  const usual = new Set([...profiles].filter(([, each]) => each.count * 10 >= blocks.length * 3).map(([key]) => fields.get(key) ?? 'other'));
  return { fields, usual, reasons };
}

function profile(blocks: readonly Block[], words: Words): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  const count = (part: Part): void => {
    const known = profiles.get(part.label.key);
    const entry = known ?? { label: part.label, count: 0, characters: 0, statuses: 0, dates: 0, grades: 0, responses: 0 };
    if (!known) profiles.set(part.label.key, entry);
    const [first] = part.values;
    entry.count++;
    entry.characters += part.values.reduce((sum, line) => sum + line.end - line.start, 0);
    if (!first || part.values.length > 2) return;
    if (first.text.length <= 80 && readStatus(first.text, words)) entry.statuses++;
    if (words.responses.at(first.text, 0) && !words.statuses.at(first.text, 0)) entry.responses++;
    if (isDatePhrase(first.text)) entry.dates++;
    if (grade.test(first.text)) entry.grades++;
  };
  for (const block of blocks) for (const part of block.parts) count(part);
  return profiles;
}

function guess(profiles: ReadonlyMap<string, Profile>, fields: Map<string, Field>, reasons: string[], field: Field, share: (each: Profile) => number): void {
  for (const [key, each] of profiles) {
    const taken = fields.get(key) ?? 'other';
    const open = taken === 'other' || (field === 'status' && taken === 'progress') || (field === 'response' && taken === 'status');
    if (!open || each.count < 2 || share(each) < 0.6 || each.characters / each.count > 60) continue;
    fields.set(key, field);
    reasons.push(`“${each.label.title}” holds ${field === 'due' ? 'dates' : field === 'status' ? 'status words' : 'responses'}`);
    return;
  }
}

/** Where records have neither title nor a known label for their text, the first label that holds sentences is it. */
function guessText(blocks: readonly Block[], profiles: ReadonlyMap<string, Profile>, fields: Map<string, Field>, reasons: string[]): void {
  if (blocks.some((block) => block.lead.length > 0 || block.start?.rest != null || block.heading !== null)) return;
  for (const [key, each] of profiles) {
    if (fields.get(key) !== 'other' || each.count * 2 < blocks.length || each.characters / each.count < 20) continue;
    fields.set(key, 'action');
    reasons.push(`“${each.label.title}” holds the text: the first label with sentences`);
    return;
  }
}

/** Two labels of one field: the latest status, else the longer text; the other keeps its own name. */
function settleTwins(profiles: ReadonlyMap<string, Profile>, fields: Map<string, Field>, reasons: string[]): void {
  for (const field of new Set(fields.values())) {
    if (field === 'other' || field === 'next-steps') continue;
    const twins = [...profiles.values()].filter((each) => fields.get(each.label.key) === field);
    if (twins.length < 2) continue;
    const [keep, ...others] = [...twins].sort((a, b) => (field === 'status' ? latestFirst(a, b) : field === 'action' || field === 'progress' || field === 'recommendation' ? b.characters - a.characters : 0));
    for (const other of others) {
      fields.set(other.label.key, 'other');
      reasons.push(`“${other.label.title}” beside “${keep?.label.title ?? ''}”: kept under its own name`);
    }
  }
}

function latestFirst(a: Profile, b: Profile): number {
  const year = (each: Profile): number => Number(/(?:19|20)\p{N}{2}/u.exec(each.label.title)?.[0] ?? 0);
  return year(b) - year(a) || b.statuses - a.statuses;
}
