/** Points of evidence for one reading of a text, and what they were given for. */
export class Evidence {
  #score = 0;
  readonly #points: [number, string][] = [];

  get score(): number {
    return this.#score;
  }

  add(points: number, reason: string): void {
    if (points === 0) return;
    this.#score += points;
    this.#points.push([points, reason]);
  }

  /** `+2 begins a line`. Most of what is weighed is refused, so the words are put together for what is taken only. */
  reasons(): readonly string[] {
    return this.#points.map(([points, reason]) => `${points > 0 ? '+' : ''}${points} ${reason}`);
  }
}
