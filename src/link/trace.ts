import { Lexicon } from '../core/lexicon.js';
import { readWords, sharedCount } from '../core/words.js';
import type { Kinship } from '../model/history.js';
import { facesOf, type Face, type Row } from './rows.js';

/** A kinship while the threads have no ids yet. */
export interface TraceKin extends Omit<Kinship, 'threads'> {
  readonly traces: readonly Trace[];
}

/** Wordings that a thread remembers: more would be a text that changes with every edition. */
const mostFaces = 24;

/** One action while it is being followed. */
export class Trace {
  readonly keys: string[][];
  readonly kin: TraceKin[] = [];
  /** All its wordings and ids so far, the latest first. */
  faces: readonly Face[] = [];
  #row: Row | null = null;

  constructor(editions: number) {
    this.keys = Array.from({ length: editions }, () => []);
  }

  add(edition: number, row: Row): void {
    this.keys[edition]?.push(row.key);
    this.faces = withFaces(facesOf(row), this.faces);
    this.#row = row;
  }

  /** The row it was last, with all its faces, to be matched with a later edition. */
  asRow(index: number, key: string): Row | null {
    return this.#row === null ? null : { ...this.#row, index, key, others: this.faces.slice(1) };
  }
}

function withFaces(latest: readonly Face[], older: readonly Face[]): Face[] {
  const faces = [...latest];
  for (const face of older) {
    if (faces.length >= mostFaces) break;
    if (!faces.some(({ text, id }) => text === face.text && id === face.id)) faces.push(face);
  }
  return faces;
}

/** The largest share of the words of any of the later wordings that any of the earlier ones has. */
export function sharedWords(earlier: readonly Face[], later: readonly Face[]): number {
  let most = 0;
  for (const from of earlier) for (const to of later) most = Math.max(most, overlap(from.text, to.text));
  return most;
}

/** Words in both, twice, by all words. */
function overlap(from: string, to: string): number {
  const lexicon = new Lexicon();
  const [words, others] = [readWords(from, lexicon), readWords(to, lexicon)];
  const all = words.numbers.length + others.numbers.length;
  return all === 0 ? 0 : (2 * sharedCount(words, others)) / all;
}
