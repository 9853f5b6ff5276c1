import type { Chance } from '../chance.js';
import type { Domain } from './domains.js';

/** Words of a fictional plan, from a seed: duties, notes, and sentences that set traps. */
export class Prose {
  readonly #c: Chance;
  readonly #d: Domain;
  readonly #traps: boolean;
  /** Ids that sentences may name. */
  readonly #ids: readonly string[];

  constructor(chance: Chance, domain: Domain, traps: boolean, ids: readonly string[]) {
    this.#c = chance;
    this.#d = domain;
    this.#traps = traps;
    this.#ids = ids;
  }

  /** The text of an action. */
  duty(): string {
    const parts = [this.#opening()];
    while (parts.length < 4 && this.#c.happens(0.3)) parts.push(this.#follow());
    if (this.#traps && this.#c.happens(0.3)) parts.splice(this.#c.happens(0.7) ? 1 : parts.length, 0, this.#textTrap());
    let text = parts.join(' ');
    if (this.#c.happens(0.08)) text += this.#list();
    else if (this.#c.happens(0.12)) text = text.replace(/[.]$/u, '');
    return text;
  }

  /** What was done, in none to five sentences. */
  note(): string {
    const count = 1 + this.#c.below(this.#c.happens(0.2) ? 6 : 3);
    const parts: string[] = [];
    while (parts.length < count) parts.push(this.#traps && this.#c.happens(0.4) ? this.#noteTrap() : this.#report());
    let text = parts.join(' ');
    if (this.#c.happens(0.06)) text += this.#list();
    else if (this.#c.happens(0.1)) text = text.replace(/[.]$/u, '');
    return text;
  }

  title(): string {
    return this.#c.pick(this.#d.topics);
  }

  #opening(): string {
    const c = this.#c;
    const d = this.#d;
    const verb = c.pick(d.verbs);
    const thing = c.pick(d.things);
    const forms: readonly (() => string)[] = [
      () => `${capital(c.pick(d.bodies))} ${c.pick(['must', 'should', 'will'])} ${verb} ${thing}${this.#tail()}.`,
      () => `${capital(c.pick(d.bodies))} ${c.pick(['must', 'should', 'will'])} ${verb} ${thing}${this.#tail()}.`,
      () => `${capital(verb)} ${thing}${this.#tail()}.`,
      () => `We will ${verb} ${thing} and ${c.pick(d.things)}${this.#tail()}.`,
      () => `That ${c.pick(d.bodies)} ${verb} ${thing}${this.#tail()}.`,
      () => `By ${c.pick(['2027', '31 March 2026', 'the end of this parliament'])}, ${verb} ${thing}${this.#tail()}.`,
      () => `How can ${c.pick(d.bodies)} ${verb} ${thing}?`,
      () =>
        `“${capital(thing)}” should be part of what ${c.pick(d.bodies)} ${c.pick(['teach', 'report', 'plan'])}${this.#tail()}.`,
      () =>
        `${capital(verb)} ${thing} (${c.pick(d.acronyms)} lead)${this.#tail()}; ${c.pick(d.verbs)} ${c.pick(d.things)} in ${c.pick(d.places)}.`,
      () => `${c.pick(d.acronyms)} to ${verb} ${thing}${this.#tail()}.`,
    ];
    return c.pick(forms)();
  }

  #tail(): string {
    const c = this.#c;
    const d = this.#d;
    const tails: readonly string[] = [
      '',
      '',
      ` in ${c.pick(d.places)}`,
      ` in ${c.pick(d.places)} and ${c.pick(d.places)}`,
      ', so that nobody is left out',
      ', taking account of the needs of children, older people and those who live alone',
      ` within ${c.pick(['six', '12', '18'])} months`,
      ` (see section ${1 + c.below(9)})`,
      ` with ${c.pick(d.bodies)}`,
      `, e.g. ${c.pick(d.things)}`,
      ` at national, regional and local level`,
    ];
    return c.pick(tails);
  }

  #follow(): string {
    const c = this.#c;
    const d = this.#d;
    return c.pick<() => string>([
      () => `This must include ${c.pick(d.things)}, ${c.pick(d.things)} and ${c.pick(d.things)}.`,
      () => `It applies to ${c.pick(d.places)} too.`,
      () => `Where this is not possible, ${c.pick(d.bodies)} should explain why.`,
      () => `The cost must not exceed £${1 + c.below(9)}.${1 + c.below(9)} million.`,
      () => `Results should be made public each year.`,
    ])();
  }

  #report(): string {
    const c = this.#c;
    const d = this.#d;
    return c.pick<() => string>([
      () =>
        `${capital(c.pick(d.bodies))} ${c.pick(['have agreed', 'published', 'is considering', 'has reviewed', 'continue to support'])} ${c.pick(d.things)}${this.#tail()}.`,
      () => `A working group met ${c.pick(['twice', 'four times', 'in May'])} in ${c.pick(d.places)}.`,
      () => `Funding of £${2 + c.below(90)},500 was found for ${c.pick(d.things)}.`,
      () => `${10 + c.below(80)} people were trained, ${1 + c.below(9)} of them in ${c.pick(d.places)}.`,
      () => `More at https://www.example.org/plans/${c.pick(['update', 'news', 'report-2'])}.`,
      () => `Nothing to add.`,
    ])();
  }

  #textTrap(): string {
    const c = this.#c;
    const d = this.#d;
    const id = c.pick(this.#ids);
    return c.pick<() => string>([
      () => `Work on ${c.pick(d.things)} is ongoing and must be complete by the summer.`,
      () => `As set out at ${id}, ${c.pick(d.things)} should be kept under review.`,
      () => `Complete records must be kept of ${c.pick(d.things)}.`,
      () => `The implementation of ${c.pick(d.things)} should not be delayed.`,
      () => `Version ${1 + c.below(4)}.${c.below(9)}.${1 + c.below(9)} of the form applies.`,
      () => `Ongoing support should be offered in ${c.pick(d.places)}.`,
      () => `About ${1 + c.below(9)}.${1 + c.below(9)} per cent of ${c.pick(d.places)} is not covered.`,
      () => `This follows recommendation ${id} of the first report.`,
    ])();
  }

  #noteTrap(): string {
    const c = this.#c;
    const d = this.#d;
    const id = c.pick(this.#ids);
    return c.pick<() => string>([
      () => `See action ${id} progress update.`,
      () => `Work on ${c.pick(d.things)} is ongoing.`,
      () => `The first phase is complete and published.`,
      () => `Completed surveys were returned by 32 branches.`,
      () => `This was delayed until March 2024 and is now on track.`,
      () => `A grant of £${2 + c.below(90)},500 was awarded on ${1 + c.below(28)}.${1 + c.below(12)}.24.`,
      () => `The pilot in ${c.pick(d.places)} was not implemented in full.`,
      () => `As outlined at ${id}, ${c.pick(d.bodies)} will report again.`,
      () => `In progress: ${c.pick(d.things)}. Not started: ${c.pick(d.things)}.`,
      () => `Recommendation ${id} is relevant here.`,
      () => `THE FINAL REPORT IS DUE IN JUNE.`,
      () => `Status meetings are held monthly; progress made so far is good.`,
      () => `Ongoing work with ${c.pick(d.bodies)} will inform the next phase.`,
    ])();
  }

  #list(): string {
    return ` It covers: • ${this.#c.pick(this.#d.things)} • ${this.#c.pick(this.#d.things)} • ${this.#c.pick(this.#d.things)}`;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
