import { printSegment, type Segment } from '../../core/span.js';
import type { CaptureInfo } from '../../model/capture.js';
import type { Action, Edition } from '../../model/edition.js';

/** Where a value was read: for people to go and look. */
export interface SourceLink {
  /** The page, at the very sentence where that can be told; null where the capture has no web address. */
  readonly url: string | null;
  readonly capture: CaptureInfo | null;
  /** `412-690`, `page 3 (72, 90, 300, 104)`, `sheet1.xml!B4`. */
  readonly place: string;
}

/** Finds the sources of one edition's values. */
export interface SourceFinder {
  find(action: Action, field: string): SourceLink | null;
}

const startLengths = [5, 8, 12, 20] as const;
const exactWords = 10;
const endWords = 5;

/** Every format of every report asks for the same places. */
const finders = new WeakMap<Edition, SourceFinder>();

/**
 * Links into the sources of an edition. A text fragment names the first words of the action
 * that no other action of the edition begins with; a PDF link names the page.
 */
export function sourceFinder(edition: Edition): SourceFinder {
  const known = finders.get(edition);
  if (known) return known;
  const finder = makeFinder(edition);
  finders.set(edition, finder);
  return finder;
}

function makeFinder({ actions, captures }: Edition): SourceFinder {
  let starts: ReadonlyMap<string, number> | undefined;
  const pages = captures.map(({ url }) => (url === null ? null : webLink(url)));
  const found = new WeakMap<Action, Map<string, SourceLink>>();
  const locate = (action: Action, field: string): SourceLink | null => {
    const segments = action.spans[field];
    const first = segments?.[0];
    if (!segments || !first) return null;
    const page = pages[first.capture] ?? null;
    const fragment = (): string =>
      'page' in first ? `page=${first.page}` : textFragment(action, field, (starts ??= countStarts(actions)));
    return {
      url: page === null ? null : withFragment(page, fragment()),
      capture: captures[first.capture] ?? null,
      place: segments.map(printSegment).join(', '),
    };
  };
  return {
    find(action, field) {
      const known = found.get(action)?.get(field);
      if (known) return known;
      const link = locate(action, field);
      if (!link) return null;
      const links = found.get(action) ?? new Map<string, SourceLink>();
      found.set(action, links.set(field, link));
      return link;
    },
  };
}

/** Of an address that browsers and servers take, all of it. */
const longestFragment = 2000;

/** The address if it is one of the web (http, https), else null: nothing else becomes a link. */
export function webLink(address: string): string | null {
  if (!/^https?:\/\/[^\s/]/iu.test(address)) return null;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

function withFragment(page: string, fragment: string): string {
  // What is no word but a blob would make an address that no browser takes: the page is what is left.
  if (fragment.length > longestFragment) return page;
  if (fragment.startsWith('page=')) return `${page.replace(/#.*$/u, '')}#${fragment}`;
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${fragment}`;
}

/**
 * The directive after `:~:text=`. A field other than the text is shown with its row: a
 * range from the start of the action to the field's end where the field comes after the
 * action, because a status such as “Complete” alone could be anyone's.
 */
function textFragment(action: Action, field: string, starts: ReadonlyMap<string, number>): string {
  const text = wordsOf(firstLine(action.text));
  const value = valueOf(action, field);
  const startLength =
    startLengths.find((length) => (starts.get(startOf(text, length)) ?? 0) <= 1) ??
    startLengths[startLengths.length - 1] ??
    20;
  const start = text.slice(0, startLength);
  if (field === 'text' || value === null) return fragmentOf(start, action.text, text);
  const words = wordsOf(lastLine(value));
  const long = words.length > exactWords || value.includes('\n');
  if (long) return fragmentOf(wordsOf(firstLine(value)).slice(0, startLengths[1]), value, wordsOf(firstLine(value)));
  if (words.length > 0 && start.length > 0 && comesAfter(action, field))
    return `${encodeWords(start)},${encodeWords(words)}`;
  return fragmentOf(start, action.text, text);
}

/** A short text on one line exactly; a longer one by its first and last words. */
function fragmentOf(start: readonly string[], whole: string, line: readonly string[]): string {
  if (!whole.includes('\n') && line.length <= exactWords) return encodeWords(line);
  const end = wordsOf(lastLine(whole)).slice(-endWords);
  const overlaps = !whole.includes('\n') && start.length + end.length > line.length;
  return overlaps ? encodeWords(line) : `${encodeWords(start)},${encodeWords(end)}`;
}

function comesAfter(action: Action, field: string): boolean {
  const text = action.spans['text']?.[0];
  const value = action.spans[field]?.[0];
  return text !== undefined && value !== undefined && sourceOffset(value) > sourceOffset(text);
}

function sourceOffset(segment: Segment): number {
  return 'start' in segment ? segment.start : -1;
}

function valueOf(action: Action, field: string): string | null {
  switch (field) {
    case 'status':
      return action.status?.published ?? null;
    case 'due':
      return action.due?.published ?? null;
    case 'response':
      return action.response?.published ?? null;
    case 'progress':
      return action.progress;
    default:
      return null;
  }
}

function countStarts(actions: readonly Action[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const action of actions) {
    const text = wordsOf(firstLine(action.text));
    for (const length of startLengths) {
      const start = startOf(text, length);
      counts.set(start, (counts.get(start) ?? 0) + 1);
    }
  }
  return counts;
}

/** Words with their number, so that a short text is not taken for the start of a long one. */
function startOf(words: readonly string[], length: number): string {
  return `${length}:${words.slice(0, length).join(' ').toLowerCase()}`;
}

/** The bullets of list items are the browser's, not the page's text. */
function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*•\s*/u, '').trim())
    .filter((line) => line !== '');
}

function firstLine(text: string): string {
  return lines(text)[0] ?? '';
}

function lastLine(text: string): string {
  return lines(text).at(-1) ?? '';
}

function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/u).filter((word) => word !== '');
}

/** Percent-encoded as text fragments want it: also the hyphen, and what Markdown would take for its own. */
function encodeWords(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[-!'()*_~]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
