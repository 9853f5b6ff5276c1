import type { Word } from '../../model/changes.js';
import type { Action } from '../../model/edition.js';
import { markWords, plainMark, type Mark } from './marks.js';
import type { Phrase } from './piece.js';
import type { EditionSide } from './sides.js';
import type { SourceFinder, SourceLink } from './source.js';

/** One side of a comparison: the publisher's words, marked, or a remark of ours that there were none. */
export interface Passage {
  readonly marks: readonly Mark[];
  readonly said: boolean;
  /** How the words were read, where they are a status or a response. */
  readonly read: string | null;
  readonly source: SourceLink | null;
}

/** What is said of a change. */
export interface ToldPart {
  /** What is compared: `Status`, `Due date`, `Action` … */
  readonly field: string;
  readonly lead: Phrase;
  readonly label: string;
  /** Side by side; null on both sides where there is nothing to set beside each other. */
  readonly before: Passage | null;
  readonly after: Passage | null;
}

/** What telling needs to know of one edition. */
export interface Telling {
  readonly side: EditionSide;
  readonly finder: SourceFinder;
  readonly actions: ReadonlyMap<string, Action>;
}

export interface Tellings {
  readonly before: Telling;
  readonly after: Telling;
}

export function passage(marks: readonly Mark[], from: SourceLink | null, read: string | null = null): Passage {
  return { marks, said: true, read, source: from };
}

export function none(remark: string): Passage {
  return { marks: [{ op: 'same', text: remark }], said: false, read: null, source: null };
}

/** Words that are short enough to be quoted, or what is said where there are none. */
interface ShortWords {
  readonly words: string | null;
  readonly otherwise: string;
  readonly read: string | null;
}

export function shortPassage(
  { words, otherwise, read }: ShortWords,
  telling: Telling,
  key: string,
  field: string,
): Passage {
  if (words === null || words.trim() === '') return none(otherwise);
  return passage([{ op: 'same', text: words }], source(telling, key, field), read);
}

export function wordPassage(
  telling: Telling,
  key: string,
  field: string,
  words: readonly Word[],
  side: 'before' | 'after',
): Passage {
  const action = telling.actions.get(key);
  const marks = markWords(action ? fieldText(action, field) : '', words, side);
  return marks.length === 0 ? none('nothing') : passage(marks, source(telling, key, field));
}

export function wholePassage(telling: Telling, key: string): Passage {
  const action = telling.actions.get(key);
  return action ? passage(plainMark(action.text), source(telling, key, 'text')) : none('not among the rows');
}

export function source(telling: Telling, key: string, field: string): SourceLink | null {
  const action = telling.actions.get(key);
  return action ? telling.finder.find(action, field) : null;
}

function fieldText(action: Action, field: string): string {
  switch (field) {
    case 'text':
      return action.text;
    case 'progress':
      return action.progress ?? '';
    case 'recommendation':
    case 'recommendation.text':
      return action.recommendation?.text ?? '';
    case 'recommendation.title':
      return action.recommendation?.title ?? '';
    default:
      return action.extra[field] ?? '';
  }
}
