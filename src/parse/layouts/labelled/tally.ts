import { isDatePhrase } from '../../../core/dates.js';
import type { Words } from '../../lexicon/words.js';
import { sure, type Candidate, type Form } from './forms.js';
import type { TextLine } from './lines.js';

/** What is known of one candidate label after the whole page has been looked at. */
export interface Tally {
  readonly candidates: Map<number, Candidate>;
  readonly best: Candidate;
  setOff: number;
  /** How often it stands alone with a colon or a question mark. */
  colons: number;
  spaced: number;
  /** How often it stands alone where the label before it still waits for its value. */
  waiting: number;
  /** How often it has a value of its own and stands where the label before it still waits for one. */
  instead: number;
  /** How often another candidate, or nothing, follows where it stands alone. */
  barren: number;
}

/** What is known of the labels of a page as a whole. */
export interface Census {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** About how many records there are: how often the commonest known label stands there. */
  readonly cycles: number;
  /** The same where every known label is set off by a space only. */
  readonly spaced: number;
  /** The form of most known labels. */
  readonly form: Form | null;
  /** How often labels stand there that begin alike. */
  readonly variants: ReadonlyMap<string, number>;
  /** How many known labels come round. */
  readonly repeating: number;
}

/** Counts the labels that the lines of a page may carry. */
export function takeCensus(
  lines: readonly TextLine[],
  candidates: readonly (readonly Candidate[])[],
  words: Words,
): Census {
  const tallies = tally(lines, candidates, words);
  const known = [...tallies.values()].filter(
    (each) => (each.best.reading?.score ?? 0) >= sure && each.candidates.size > each.spaced,
  );
  const sureOnes = Math.max(0, ...known.map((each) => each.candidates.size));
  const turns = roundsOf(tallies);
  // `date: 2024-10-04` at the head of a page says nothing of its records.
  const most = sureOnes * 2 < turns ? turns : sureOnes;
  const forms = new Map<Form, number>();
  for (const each of known)
    for (const { form } of each.candidates.values()) forms.set(form, (forms.get(form) ?? 0) + 1);
  const all = [...forms.values()].reduce((sum, count) => sum + count, 0);
  const form = [...forms].find(([, count]) => count * 10 >= all * 7)?.[0] ?? null;
  return {
    tallies,
    cycles: most,
    spaced: Math.max(
      0,
      ...[...tallies.values()].map((each) => ((each.best.reading?.score ?? 0) >= sure ? each.candidates.size : 0)),
    ),
    form,
    variants: countVariants(candidates),
    repeating: [...tallies.values()].filter(
      (each) => each.best.reading !== null && each.candidates.size > Math.max(1, most * 0.6, each.spaced),
    ).length,
  };
}

/** Fewer labels that come back equally often are chance. */
const fewestLabels = 3;

/** How often three labels or more come back that the page sets off or ends with a colon, whatever their words. */
function roundsOf(tallies: ReadonlyMap<string, Tally>): number {
  const counts = new Map<number, number>();
  for (const { candidates, setOff, colons, best } of tallies.values()) {
    const size = candidates.size;
    if (size < 3 || (setOff < size && colons < size && best.form !== 'colon')) continue;
    counts.set(size, (counts.get(size) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].filter(([, labels]) => labels >= fewestLabels).map(([count]) => count));
}

function countVariants(candidates: readonly (readonly Candidate[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of candidates) {
    for (const variant of new Set(each.flatMap((candidate) => candidate.variants)))
      counts.set(variant, (counts.get(variant) ?? 0) + 1);
  }
  return counts;
}

/** The labels that lines may carry, but for those that are sentences or parts of a longer label. */
export function plausible(
  lines: readonly TextLine[],
  found: readonly (readonly Candidate[])[],
  words: Words,
): readonly (readonly Candidate[])[] {
  return withoutHeaders(withoutSentences(lines, withoutParts(lines, found, words).map(settle)), words);
}

/**
 * A line with a known label has that one: the words alone before a shorter label with a value
 * (`Actions - Oct 2020`). What the page sets off is the label, whatever it begins with.
 */
function settle(candidates: readonly Candidate[]): readonly Candidate[] {
  const term = candidates.find((each) => each.form === 'term');
  if (term) return [term];
  const known = candidates.find((each) => each.form !== 'space' && (each.reading?.score ?? 0) >= sure);
  return known ? [known] : candidates;
}

/**
 * `AGENCY RESPONSE` on line after line: the same words each time are one label, and `RESPONSE` is
 * no value of `AGENCY`.
 */
function withoutParts(
  lines: readonly TextLine[],
  found: readonly (readonly Candidate[])[],
  words: Words,
): readonly (readonly Candidate[])[] {
  const texts = new Map<string, Map<string, number>>();
  found.forEach((each, i) => {
    const text = lines[i]?.text ?? '';
    for (const { form, key } of each) {
      if (form !== 'space') continue;
      const own = texts.get(key) ?? new Map<string, number>();
      texts.set(key, own.set(text, (own.get(text) ?? 0) + 1));
    }
  });
  const isPart = ({ form, key, value }: Candidate, line: TextLine | undefined): boolean => {
    const [only, ...more] = texts.get(key) ?? [];
    if (form !== 'space' || !only || more.length > 0 || only[1] < 2 || !value || !line) return false;
    const rest = line.text.slice(value.start - line.start);
    return words.headers.get(rest) !== undefined && !isValue(rest, words);
  };
  return found.map((each, i) =>
    each.some((own) => isPart(own, lines[i])) ? each.filter((own) => !isPart(own, lines[i])) : each,
  );
}

/** `In progress`, which ends in a header word, is a status. */
export function isValue(key: string, words: Words): boolean {
  return words.statuses.get(key) !== undefined || words.responses.get(key) !== undefined || isDatePhrase(key);
}

/** `Met - within timescales`: a status, and what is said of it behind a dash or in brackets. */
export function leadsWithStatus(key: string, words: Words): boolean {
  const status = words.statuses.at(key, 0);
  return (
    status !== null && words.headers.get(key) === undefined && /^(?:\s*-\s*|\s*\(|,\s)\S/u.test(key.slice(status.end))
  );
}

/** Three known labels in a row, none with a value, are the header of a table that has one cell a line. */
function withoutHeaders(
  candidates: readonly (readonly Candidate[])[],
  words: Words,
): readonly (readonly Candidate[])[] {
  const isBare = (each: readonly Candidate[] | undefined): boolean =>
    each?.some(({ form, key, reading }) => form === 'alone' && (reading?.score ?? 0) >= 0.8 && !isValue(key, words)) ??
    false;
  const kept = [...candidates];
  const alone = countAlone(candidates);
  const isUneven = (from: number, to: number): boolean => {
    const counts = candidates.slice(from, to).flatMap((each) => each.map(({ key }) => alone.get(key) ?? 0));
    return Math.min(...counts) * 2 < Math.max(...counts);
  };
  for (let from = 0; from < candidates.length;) {
    let to = from;
    while (isBare(candidates[to])) to++;
    // `Our view of progress`, `No real progress`, `What we found`: a label, its value, and the next label.
    if (to - from >= 3 && !isUneven(from, to)) kept.fill([], from, to);
    from = Math.max(to, from + 1);
  }
  return kept;
}

/** Labels begin with a capital, unless a document writes all of one in small letters. */
function withoutSentences(
  lines: readonly TextLine[],
  candidates: readonly (readonly Candidate[])[],
): readonly (readonly Candidate[])[] {
  const capital = new Set<string>();
  candidates.forEach((each, i) => {
    if (/^\P{Ll}/u.test(lines[i]?.text ?? '')) for (const { key } of each) capital.add(key);
  });
  return candidates.map((each, i) =>
    each.length === 0 || /^\P{Ll}/u.test(lines[i]?.text ?? '') ? each : each.filter(({ key }) => !capital.has(key)),
  );
}

function tally(
  lines: readonly TextLine[],
  candidates: readonly (readonly Candidate[])[],
  words: Words,
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const alone = countAlone(candidates);
  candidates.forEach((each, i) => {
    const seen = new Set<string>();
    for (const candidate of each) {
      if (seen.has(candidate.key)) continue;
      seen.add(candidate.key);
      const known = tallies.get(candidate.key);
      const entry = known ?? {
        candidates: new Map<number, Candidate>(),
        best: candidate,
        setOff: 0,
        colons: 0,
        spaced: 0,
        waiting: 0,
        instead: 0,
        barren: 0,
      };
      if (!known) tallies.set(candidate.key, entry);
      entry.candidates.set(i, candidate);
      if (candidate.isSetOff) entry.setOff++;
      if (candidate.form === 'space') entry.spaced++;
      const isAlone = candidate.form === 'alone';
      // A known label with a value of its own may follow one that was left empty.
      if (awaits(lines, candidates, i - 1, words) || isBelowOftener(candidate, candidates[i - 1], alone)) {
        if (isAlone || (candidate.reading?.score ?? 0) < sure) entry.waiting++;
        else entry.instead++;
      }
      if (!isAlone) continue;
      if (/[:?]$/u.test(lines[i]?.text ?? '')) entry.colons++;
      if (i + 1 >= lines.length || isSureLabel(candidates[i + 1]) || isOverNumber(candidate, lines[i], lines[i + 1]))
        entry.barren++;
    }
  });
  return tallies;
}

/** `Updated response of the harbour` as a heading right above `1.`: it stands over records, and is no label in one. */
function isOverNumber({ reading }: Candidate, line: TextLine | undefined, next: TextLine | undefined): boolean {
  return reading === null && line?.isHeading === true && /^\p{N}{1,3}\p{Ll}?[.)](?:\s|$)/u.test(next?.text ?? '');
}

/** How often the same words stand alone on lines. */
function countAlone(candidates: readonly (readonly Candidate[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of candidates)
    for (const { form, key } of each) if (form === 'alone') counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** `Good progress` once or twice, below `Our view of progress` in every record: its value. */
function isBelowOftener(
  { form, key, isSetOff, reading }: Candidate,
  above: readonly Candidate[] | undefined,
  alone: ReadonlyMap<string, number>,
): boolean {
  if (form !== 'alone' || isSetOff || (reading?.score ?? 0) >= sure) return false;
  const own = alone.get(key) ?? 0;
  return above?.some((each) => each.form === 'alone' && (alone.get(each.key) ?? 0) >= Math.max(3, own * 2)) ?? false;
}

function isSureLabel(candidates: readonly Candidate[] | undefined): boolean {
  return candidates?.some((each) => each.form !== 'space' && (each.reading?.score ?? 0) >= sure) ?? false;
}

/** Whether a line is a known label alone, so that what follows is its value. */
function awaits(
  lines: readonly TextLine[],
  candidates: readonly (readonly Candidate[])[],
  i: number,
  words: Words,
): boolean {
  if (i < 0) return false;
  const text = lines[i]?.text ?? '';
  return (
    candidates[i]?.some(
      (each) =>
        each.form === 'alone' &&
        ((each.reading?.score ?? 0) >= sure || text.endsWith(':') || each.isSetOff) &&
        !isValue(each.key, words),
    ) ?? false
  );
}
