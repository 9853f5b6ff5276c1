import { isDatePhrase } from '../../../core/dates.js';
import { isWholeStatus, readStatus } from '../../fields/status.js';
import type { Words } from '../../lexicon/words.js';
import type { Block, Part } from './blocks.js';
import type { Label } from './vocabulary.js';

/** What stands behind one label in all records. */
export interface Profile {
  readonly label: Label;
  count: number;
  characters: number;
  statuses: number;
  dates: number;
  grades: number;
  responses: number;
  sentences: number;
  /** Values that begin with a sentence that is a status: `Implemented. The plan was signed in June.` */
  led: number;
  /** Values that are a response and a status in one. */
  both: number;
  readonly values: Set<string>;
  /** The first line of each value, as often as it stands there. */
  readonly firsts: string[];
}

const grade =
  /^(?:very\s+)?(?:high|medium|low|critical|urgent|moderate|minor|major|significant|important|essential|desirable|[A-D]|[1-5])(?:\s+priority)?[.*]?$/iu;

/** What stands behind each label of the records. */
export function profile(blocks: readonly Block[], words: Words): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  const count = (part: Part): void => {
    const known = profiles.get(part.label.key);
    const entry = known ?? {
      label: part.label,
      count: 0,
      characters: 0,
      statuses: 0,
      dates: 0,
      grades: 0,
      responses: 0,
      sentences: 0,
      led: 0,
      both: 0,
      values: new Set<string>(),
      firsts: [],
    };
    if (!known) profiles.set(part.label.key, entry);
    const [first] = part.values;
    entry.count++;
    entry.characters += part.values.reduce((sum, line) => sum + line.end - line.start, 0);
    if (!first) return;
    entry.values.add(first.text);
    entry.firsts.push(first.text);
    const lead = /^([^.!?]{3,60})[.!?]\s/u.exec(first.text)?.[1];
    if (lead !== undefined && isWholeStatus(lead, words)) entry.led++;
    if (/[.!?]$/u.test(part.values.at(-1)?.text ?? '')) entry.sentences++;
    if (part.values.length > 2) {
      // A status, and below it what was done, at any length.
      if (first.text.length <= 60 && readStatus(first.text, words)) entry.statuses++;
      return;
    }
    if (first.text.length <= 80 && readStatus(first.text, words)) entry.statuses++;
    if (saysResponse(first.text, words)) entry.responses++;
    if (saysBoth(first.text, words)) entry.both++;
    if (isDatePhrase(first.text)) entry.dates++;
    if (grade.test(first.text)) entry.grades++;
  };
  for (const block of blocks) for (const part of block.parts) count(part);
  return profiles;
}

function saysResponse(text: string, words: Words): boolean {
  return words.responses.at(text, 0) !== null && !words.statuses.at(text, 0) && !/^(?:yes|no)\b/iu.test(text);
}

/** A response, and behind it a status. */
function saysBoth(text: string, words: Words): boolean {
  const response = text.length <= 100 ? words.responses.at(text, 0) : null;
  if (!response) return false;
  // `Agreed. It will be completed in June` only promises one.
  const [status] = words.statuses.find(text, response.end, text.length);
  return status !== undefined && !words.qualifiers.ahead.test(text.slice(0, status.start));
}
