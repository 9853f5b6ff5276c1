import type { Chance } from '../chance.js';
import { bodies, fillers, kinds, manners, modals, purposes, stock, subjects, times, verbs } from './vocabulary.js';

/**
 * How a plan is written. `clauses`: one to three sentences of several clauses; `short`: 6 to 12
 * words; `near`: "Review the policy on X", alike but for X; `boilerplate`: long paragraphs that
 * most rows share, and one clause that is their own; `long`: paragraphs and lists.
 */
export const styles = ['clauses', 'short', 'near', 'boilerplate', 'long'] as const;
export type Style = (typeof styles)[number];

/** A sentence by its parts, so that a reviser can turn it round without knowing grammar. */
export interface Sentence {
  readonly body: string;
  readonly modal: string;
  readonly verb: number;
  /** Which of the verb's words, 0 for itself. */
  readonly form: number;
  readonly object: string;
  /** Clauses after the object, in order. */
  readonly clauses: readonly string[];
  readonly shape: 'active' | 'passive' | 'bare';
}

/** A row's words: sentences that can be revised, and what stands around them. */
export interface Wording {
  readonly sentences: readonly Sentence[];
  /** Stock sentences before and after. */
  readonly before: string;
  readonly after: string;
  readonly bullets: boolean;
}

export function writeWording(chance: Chance, style: Style): Wording {
  const plain = { before: '', after: '', bullets: false };
  switch (style) {
    case 'short':
      return { ...plain, sentences: [shortSentence(chance)] };
    case 'near':
      return { ...plain, sentences: [nearSentence(chance)] };
    case 'boilerplate':
      return { sentences: [sentence(chance, 1)], before: chance.pick(stock), after: stock[1] ?? '', bullets: false };
    case 'long':
      return {
        ...plain,
        sentences: Array.from({ length: 3 + chance.below(4) }, () => sentence(chance, 1 + chance.below(3))),
        bullets: chance.happens(0.5),
      };
    case 'clauses':
      return {
        ...plain,
        sentences: Array.from({ length: 1 + chance.below(3) }, () => sentence(chance, 1 + chance.below(2))),
      };
  }
}

export function sentence(chance: Chance, clauses: number): Sentence {
  const own = [chance.pick(purposes), chance.pick(times), chance.pick(manners)];
  return {
    body: chance.pick(bodies),
    modal: chance.pick(modals),
    verb: chance.below(verbs.length),
    form: 0,
    object: `the ${chance.pick(kinds)} on ${chance.pick(subjects)}${chance.happens(0.4) ? ` and ${chance.pick(subjects)}` : ''}`,
    clauses: own.slice(0, clauses),
    shape: chance.happens(0.25) ? 'passive' : 'active',
  };
}

function shortSentence(chance: Chance): Sentence {
  const object = `${chance.happens(0.5) ? `${chance.pick(fillers)} ` : ''}${chance.pick(kinds)} for ${chance.pick(subjects)}`;
  return { ...sentence(chance, 0), object, clauses: [chance.pick(times)], shape: 'bare' };
}

function nearSentence(chance: Chance): Sentence {
  const object = `the policy on ${chance.pick(subjects)}${chance.happens(0.5) ? ` in ${chance.pick(bodies)}` : ''}`;
  return { ...sentence(chance, 0), verb: 0, object, clauses: [], shape: 'bare' };
}

export function print({ sentences, before, after, bullets }: Wording): string {
  const own = sentences.map(printSentence).join(bullets ? '\n• ' : ' ');
  return [before, own, after].filter((part) => part !== '').join(' ');
}

export function printSentence({ body, modal, verb, form, object, clauses, shape }: Sentence): string {
  const [word, participle] = [verbs[verb]?.[form === 0 ? 0 : form + 1] ?? '', verbs[verb]?.[1] ?? ''];
  const tail = clauses.length === 0 ? '' : ` ${clauses.join(', ')}`;
  if (shape === 'bare') return capital(`${word} ${object}${tail}.`);
  if (shape === 'active') return capital(`${body} ${modal} ${word} ${object}${tail}.`);
  return capital(`${object} ${modal} be ${participle} by ${body}${tail}.`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
