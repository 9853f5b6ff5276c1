import type { Chance } from '../chance.js';
import { fillers, modals, verbs } from './vocabulary.js';
import { print, type Sentence, type Wording } from './texts.js';

/** How a text is revised, each way by itself or several together. */
export const revisions = ['light', 'heavy', 'turned', 'shortened', 'typos'] as const;
export type Revision = (typeof revisions)[number];

/** Revises a row's words as a person would, and gives the new text. */
export function revise(wording: Wording, revision: Revision, chance: Chance): string {
  switch (revision) {
    case 'light':
      return replaceWords(print(synonyms(wording, chance, 0.5)), chance.between(0, 0.12), chance);
    case 'heavy':
      return replaceWords(print(wording), chance.between(0.25, 0.45), chance);
    case 'turned':
      return print(synonyms(turn(wording, chance), chance, 0.4));
    case 'shortened':
      return shorten(wording, chance);
    case 'typos':
      return mistype(print(wording), chance);
  }
}

function synonyms(wording: Wording, chance: Chance, share: number): Wording {
  const sentences = wording.sentences.map((sentence) => ({
    ...sentence,
    form: chance.happens(share) ? chance.below((verbs[sentence.verb]?.length ?? 2) - 1) : sentence.form,
    modal: chance.happens(share) ? chance.pick(modals) : sentence.modal,
  }));
  return { ...wording, sentences };
}

/** Active to passive and back, clauses in another order, sentences in another order. */
function turn(wording: Wording, chance: Chance): Wording {
  const sentences = wording.sentences.map((sentence): Sentence => ({
    ...sentence,
    shape: sentence.shape === 'active' ? 'passive' : sentence.shape === 'passive' ? 'active' : 'bare',
    clauses: [...sentence.clauses].reverse(),
  }));
  return { ...wording, sentences: chance.happens(0.5) ? sentences.reverse() : sentences };
}

/** Leaves a sentence out, or cuts the row off somewhere after the object of its first sentence. */
function shorten(wording: Wording, chance: Chance): string {
  const { sentences } = wording;
  if (sentences.length > 2 || (sentences.length > 1 && chance.happens(0.5))) {
    const gone = chance.below(sentences.length);
    return print({ ...wording, sentences: sentences.filter((_, index) => index !== gone) });
  }
  const text = print(wording);
  const object = sentences[0]?.object ?? '';
  const end = text.toLowerCase().indexOf(object.toLowerCase()) + object.length;
  const words = text.slice(end).split(' ');
  return `${text.slice(0, end)}${words.slice(0, Math.floor(words.length / 2)).join(' ')} …`;
}

/** Replaces this share of the words, one by one, with words that stand in any plan. */
export function replaceWords(text: string, share: number, chance: Chance): string {
  const words = text.split(' ');
  const many = Math.round(words.length * share);
  const places = words.map((_, index) => index);
  for (let made = 0; made < many && places.length > 0; made++) {
    const [place = 0] = places.splice(chance.below(places.length), 1);
    words[place] = chance.pick(fillers);
  }
  return words.join(' ');
}

/** Letters doubled, dropped and exchanged in about one word in eight. */
function mistype(text: string, chance: Chance): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 4 || !chance.happens(0.12)) return word;
      const at = 1 + chance.below(word.length - 2);
      const [head, letter, next, tail] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
      return chance.pick([head + next + tail, head + letter + letter + next + tail, head + next + letter + tail]);
    })
    .join(' ');
}
