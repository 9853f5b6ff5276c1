/** What speaks for a reading, as words or as what puts them together: few are ever asked for. */
export type Told = readonly string[] | Telling;

export interface Telling {
  told(): readonly string[];
}

export function tell(reasons: Told): readonly string[] {
  return 'told' in reasons ? reasons.told() : reasons;
}

/** Points of evidence for one reading of a text, and what they were given for. */
export class Evidence implements Telling {
  #score = 0;
  /** The last of what was given; a chain, because most evidence is a few points that nobody asks for. */
  #last: Point | null = null;

  get score(): number {
    return this.#score;
  }

  add(points: number, reason: string): void {
    if (points === 0) return;
    this.#score += points;
    this.#last = { points, reason, before: this.#last };
  }

  /** `+2 begins a line` */
  told(): readonly string[] {
    const told: string[] = [];
    for (let at = this.#last; at !== null; at = at.before)
      told.push(`${at.points > 0 ? '+' : ''}${at.points} ${at.reason}`);
    return told.reverse();
  }
}

interface Point {
  readonly points: number;
  readonly reason: string;
  readonly before: Point | null;
}
