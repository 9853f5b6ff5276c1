/**
 * How well the matcher does on the second generator, scenario by scenario and style by style.
 *
 *     npx tsx tests/tools/measure-matching.ts [pairs per scenario] [scenario] [style]
 */
import { diff } from '../../src/diff/index.js';
import { link } from '../../src/link/index.js';
import { happenings, republish, type Wish } from './republish/pair.js';
import { styles } from './republish/texts.js';
import { wishes } from './republish/wishes.js';
import { statusDirection } from './story/directions.js';

interface Tally {
  real: number;
  found: number;
  right: number;
}

class Score {
  readonly same: Tally = { real: 0, found: 0, right: 0 };
  readonly divided: Tally = { real: 0, found: 0, right: 0 };
  pairs = 0;
  /** Changes of status that did not happen, or were told with the wrong direction; and those not told. */
  falseMoves = 0;
  /** False ones that no doubtful link excuses. */
  boldMoves = 0;
  missedMoves = 0;

  add(wish: Wish): void {
    const { before, after, links, moves } = republish(wish);
    const { value } = link(before, after);
    const truth = new Set(links.map(nameOf));
    this.pairs++;
    for (const entry of links) this.#of(entry).real++;
    for (const entry of value.links) {
      this.#of(entry).found++;
      if (truth.has(nameOf(entry))) this.#of(entry).right++;
    }
    const told = new Set<string>();
    const doubtful = new Set(
      value.links.filter(({ certainty }) => certainty === 'doubtful').flatMap((entry) => entry.before),
    );
    for (const change of diff(before, after, value, { version: '0' }).changes) {
      if (change.kind !== 'status' || change.from?.value === change.to?.value) continue;
      const pair = `${change.before} → ${change.after}`;
      told.add(pair);
      const [from, to] = moves.get(pair) ?? [];
      if (from !== undefined && to !== undefined && statusDirection(from, to) === change.direction) continue;
      this.falseMoves++;
      if (!doubtful.has(change.before)) this.boldMoves++;
    }
    for (const pair of moves.keys()) if (!told.has(pair)) this.missedMoves++;
  }

  #of({ relation }: { readonly relation: string }): Tally {
    return relation === 'same' ? this.same : this.divided;
  }

  line(name: string): string {
    const figures = [this.same, this.divided].flatMap(({ real, found, right }) => [
      found === 0 ? '   -  ' : (right / found).toFixed(4),
      real === 0 ? '   -  ' : (right / real).toFixed(4),
    ]);
    return [
      name.padEnd(28),
      String(this.pairs).padStart(6),
      ...figures,
      this.falseMoves,
      this.boldMoves,
      this.missedMoves,
    ].join('  ');
  }
}

function nameOf({
  before,
  after,
  relation,
}: {
  before: readonly string[];
  after: readonly string[];
  relation: string;
}): string {
  return `${relation} ${[...before].sort().join('+')} ${[...after].sort().join('+')}`;
}

const [count = '200', only, onlyStyle] = process.argv.slice(2);
console.log(
  'scenario                      pairs  same: precision, recall  divided: precision, recall  false statuses, of them in links called sure or likely, missed',
);
for (const happening of happenings.filter((name) => only === undefined || only === 'all' || name === only)) {
  const all = new Score();
  for (const style of styles.filter((name) => onlyStyle === undefined || name === onlyStyle)) {
    const score = new Score();
    for (const wish of wishes(happening, style, Math.ceil(Number(count) / styles.length), 1000)) {
      score.add(wish);
      all.add(wish);
    }
    console.log(score.line(`  ${happening} ${style}`));
  }
  console.log(all.line(happening));
}
