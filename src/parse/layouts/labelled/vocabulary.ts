import { splitHeader } from '../../header-line.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { readStatus } from '../../fields/status.js';
import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { sure, type Candidate, type Form } from './forms.js';
import { isValue, leadsWithStatus, plausible, takeCensus, type Census, type Tally } from './tally.js';
import type { TextLine } from './lines.js';

/** A label of this document: its published name, what it holds, and how often it stands there. */
export interface Label {
  readonly key: string;
  readonly title: string;
  readonly field: Field;
  readonly count: number;
  readonly reason: string;
}

/** A label where it stands. */
export interface Hit {
  readonly label: Label;
  readonly form: Form;
  readonly title: Range;
  readonly value: Range | null;
}

export interface Vocabulary {
  readonly labels: ReadonlyMap<string, Label>;
  /** For every line, the label it carries. */
  readonly hits: readonly (Hit | null)[];
  /** About how many records there are: how often the commonest known label stands there. */
  readonly cycles: number;
}

/**
 * The labels of a page: those whose words are known headers, and those that repeat like them,
 * about once per record.
 */
export function learnLabels(
  lines: readonly TextLine[],
  found: readonly (readonly Candidate[])[],
  words: Words,
): Vocabulary {
  const candidates = plausible(lines, found, words);
  const census = takeCensus(lines, candidates, words);
  const { tallies, cycles } = census;
  const labels = new Map<string, Label>();
  for (const [key, each] of tallies) {
    const { best } = each;
    const reason = isOffered(each, census, lines, words) ? accept(each, census, lines, words) : null;
    if (reason === null) continue;
    const known =
      best.reading && (best.reading.score >= 0.8 || each.candidates.size >= 2 || variantRepeats(each, census));
    const named = known && best.reading ? best.reading.field : 'other';
    const field = named === 'status' && holdsSentences(each, lines) ? 'other' : named;
    labels.set(key, { key, title: titleOf(each, lines), field, count: each.candidates.size, reason });
  }
  dropRare(labels, census);
  return {
    labels,
    hits: lines.map((_, i) => choose(candidates[i] ?? [], labels)),
    cycles: Math.max(cycles, ...[...labels.values()].map((label) => spacedRounds(label, census))),
  };
}

/** `Status quo: Trust was low, and few were asked.`: a label known in part, over a sentence every time, is none of a status. */
function holdsSentences({ best, candidates }: Tally, lines: readonly TextLine[]): boolean {
  if ((best.reading?.score ?? 0) >= sure) return false;
  return [...candidates].every(([i, { value }]) => {
    const line = lines[i];
    const said = value && line ? line.text.slice(value.start - line.start) : '';
    return said.length > 50 && /[.!?]$/u.test(said);
  });
}

/** `Status Complete`: how often a known label comes round that only a space sets off, once it is believed. */
function spacedRounds({ key, count }: Label, { tallies }: Census): number {
  const each = tallies.get(key);
  return each && (each.best.reading?.score ?? 0) >= sure && each.spaced === each.candidates.size ? count : 0;
}

/**
 * `Progress made: none on the western paths` in a document whose note is labelled `Progress`
 * every time is a sentence of that note.
 */
function dropRare(labels: Map<string, Label>, census: Census): void {
  const { tallies, cycles } = census;
  if (cycles < 3) return;
  const usual = new Set(
    [...labels.values()].filter((label) => label.count >= cycles * 0.6).map((label) => label.field),
  );
  for (const label of [...labels.values()]) {
    const each = tallies.get(label.key);
    if (
      !each ||
      label.count > Math.max(1, cycles * 0.2) ||
      each.setOff > 0 ||
      each.best.form === 'alone' ||
      variantRepeats(each, census)
    )
      continue;
    if (usual.has(label.field) && label.field !== 'other') labels.delete(label.key);
  }
}

function titleOf(each: Tally, lines: readonly TextLine[]): string {
  for (const [i, { title }] of each.candidates) {
    const line = lines[i];
    if (line)
      return line.text
        .slice(0, title.end - line.start)
        .replace(/[\s:–—-]+$/u, '')
        .trim();
  }
  return each.best.key;
}

/** Why a candidate is a label of this page, or null. */
function accept(each: Tally, census: Census, lines: readonly TextLine[], words: Words): string | null {
  const count = each.candidates.size;
  const score = each.best.reading?.score ?? 0;
  const reason = each.best.reading?.reason ?? 'no known header';
  if (isValueOfOther(each)) return null;
  if (score >= sure && count > each.spaced) return reason;
  if (score >= sure) return isPlausible(each, lines, words) ? `${reason}, set off by a space only` : null;
  if (score < 0.8 && !isConstant(each, census.cycles) && splitHeader(each.best.key, 0, each.best.key.length, words))
    return null;
  if (score >= 0.8 && each.best.form !== 'dash' && isShort(each.best.key)) return reason;
  if (isTerm(each)) return `${reason}, but set off as a term`;
  if (variantRepeats(each, census)) return `${reason}, and comes round with other words after it`;
  return repeats(each, census, words) ? `${reason}, but it repeats ${count} times` : null;
}

/** What stands where a value is due is a value, unless the page sets it off every time. */
function isValueOfOther({ waiting, instead, setOff, candidates: { size } }: Tally): boolean {
  if (waiting > 0 && waiting * 2 >= size && setOff < size) return true;
  // `Phase 3: Build` below `Status` in record after record: else that label would never have a value.
  return instead > 1 && instead === size && setOff === 0;
}

/** Whether a label that is not known whole may be one: no status with a qualifier, and set off by more than a space unless it opens a line of every record. */
function isOffered(each: Tally, census: Census, lines: readonly TextLine[], words: Words): boolean {
  const { best, candidates } = each;
  if ((best.reading?.score ?? 0) >= sure) return true;
  if (best.form === 'alone') return !leadsWithStatus(titleOf(each, lines), words);
  return best.form !== 'space' || isRegular(candidates.size, census);
}

/** In nearly every record, and once in it. */
function isRegular(count: number, { cycles, spaced }: Census): boolean {
  const records = Math.max(cycles, spaced);
  return count > 2 && count >= records * 0.8 && count <= records * 1.2 + 1;
}

/** `Response from the Ministry (March 2016)` in one record, `Response from the Board (June 2017)` in the next. */
function variantRepeats({ best }: Tally, { cycles, variants }: Census): boolean {
  if (isSentence(best.key)) return false;
  return best.variants.some((variant) => {
    const count = variants.get(variant) ?? 0;
    return count >= Math.max(2, cycles * 0.6) && (cycles === 0 || count <= cycles * 1.4 + 1);
  });
}

/** Bold words before others on a line: known in part, or more than once. */
function isTerm({ best, candidates }: Tally): boolean {
  return best.isSetOff && best.form !== 'alone' && (best.reading !== null || candidates.size > 1);
}

/** About once a record, in the form that the known labels have, and followed by something that can be its value. */
function repeats(each: Tally, { cycles, form, repeating }: Census, words: Words): boolean {
  const count = each.candidates.size;
  if (count < 2 || each.barren * 2 > count || isSentence(each.best.key)) return false;
  if (count < cycles * 0.3 || (cycles > 0 && count > cycles * 1.4 + 1)) return false;
  if (each.best.form === 'space') return false;
  if (isBare(each) && !isBareLabel(each, { cycles, form, repeating }, words)) return false;
  if (isBare(each) && isConstant(each, cycles)) return true;
  const fits = form === null ? each.best.form !== 'dash' : form === each.best.form || each.setOff === count;
  return fits || (count >= 3 && count >= cycles * 0.6);
}

function isBare({ best, setOff, colons, candidates }: Tally): boolean {
  return best.form === 'alone' && setOff < candidates.size && colons < candidates.size;
}

/** A short line that repeats may be a value; it is a label beside known ones of its kind, or in nearly every record. */
function isBareLabel(
  each: Tally,
  { cycles, form, repeating }: Pick<Census, 'cycles' | 'form' | 'repeating'>,
  words: Words,
): boolean {
  if (isValue(each.best.key, words)) return false;
  return isConstant(each, cycles) || (repeating >= 2 && form === 'alone' && each.candidates.size >= cycles * 0.6);
}

/** The same words on a line of their own in nearly every record, whatever the other labels look like. */
function isConstant({ candidates, barren, waiting }: Tally, cycles: number): boolean {
  return candidates.size >= 3 && candidates.size >= cycles * 0.8 && barren === 0 && waiting === 0;
}

/** `The response was good`: the beginning of a sentence, where `What was promised`, `Who is responsible` and `The board has asked that` are labels. */
function isSentence(key: string): boolean {
  return (
    !key.endsWith(' that') &&
    /\b(?:is|was|were|are|am|has|had|be|been|will|would|must|should|can|could|may)\b/u.test(key) &&
    !/^(?:what|where|who|how|why|when|which)\b/u.test(key)
  );
}

const openers = /^(?:we|the|these|this|our|following|it|in|and|a|an)\b/u;

function isShort(key: string): boolean {
  return (
    key.split(' ').length <= 4 &&
    !isSentence(key) &&
    (!openers.test(key) || key.startsWith('our ') || key.endsWith(' that'))
  );
}

/** A label that only a space sets off is believed where its values are what it promises. */
function isPlausible(each: Tally, lines: readonly TextLine[], words: Words): boolean {
  const field = each.best.reading?.field;
  let good = 0;
  for (const [i, candidate] of each.candidates) {
    if (!candidate.value) continue;
    const line = lines[i];
    const value = line?.text.slice(candidate.value.start - line.start) ?? '';
    if (candidate.isSetOff) good++;
    else if (field === 'status') good += value.length <= 80 && readStatus(value, words) !== null ? 1 : 0;
    else if (field === 'due') good += isDatePhrase(value) ? 1 : 0;
    else if (field === 'response') good += words.responses.at(value, 0) ? 1 : 0;
    else if (each.candidates.size >= 2) good++;
  }
  return good * 5 >= each.candidates.size * 3;
}

/** Of the labels a line could carry, the one whose words are known best; they come in the order of their forms. */
function choose(candidates: readonly Candidate[], labels: ReadonlyMap<string, Label>): Hit | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    const own = labels.get(candidate.key);
    if (!own) continue;
    // `Actions needed: …`, record after record: the mark ends the label, and not the space inside it.
    const marked = candidate.form === 'space' && best?.form === 'colon' ? labels.get(best.key) : undefined;
    if (marked && marked.field !== 'other' && marked.count >= own.count) continue;
    if (!best || (candidate.reading?.score ?? 0) > (best.reading?.score ?? 0)) best = candidate;
  }
  const label = best ? labels.get(best.key) : undefined;
  return best && label ? { label, form: best.form, title: best.title, value: best.value } : null;
}
