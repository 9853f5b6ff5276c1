import { wordingKey } from '../core/words.js';
import type { Action, Edition } from '../model/edition.js';

/**
 * What matching looks at in one row of one edition, or in one thread over several. A row that
 * prints its recommendation beside the action has both as wordings: the next edition may keep either.
 */
export interface Row extends Face {
  /** Position in reading order. */
  readonly index: number;
  readonly key: string;
  /** Its other wordings; of a thread every wording and id that it has had, the latest first. */
  readonly others: readonly Face[];
  readonly theme: string | null;
  readonly recommendation: string | null;
  /** Folded ids that the row itself declares. */
  readonly links: readonly string[];
  /** The latest id as a group and a number in it; none where it cannot be read so. */
  readonly numbered: Numbered | null;
  readonly numberedLinks: readonly Numbered[];
  readonly progress: string | null;
}

export interface Face {
  readonly text: string;
  /** Folded: case, spaces and dashes do not tell ids apart. */
  readonly id: string | null;
}

/** An id read as a group and a number in it: `3.1.4` is 4 of `3.1.`, `CYP 12` is 12 of `cyp`. */
export interface Numbered {
  /** The whole id. */
  readonly name: string;
  readonly group: string;
  readonly number: number;
  /** What follows the number: `a` in `5a`. */
  readonly tail: string;
}

/** Published ids as they are compared: `CYP 1`, `cyp1` and `CYP–1` are one id, `1.` is `1`. */
export function foldId(id: string): string {
  if (isPlain(id)) return id;
  return id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00ad\u2010-\u2015\u2212_-]+/gu, '-')
    .replace(/^-|(?<!\d)-|-(?!\d)/gu, '')
    .replace(/[.:)]+$/u, '');
}

/** Digits and points, not at the end: nothing to fold. */
function isPlain(id: string): boolean {
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (!isDigit(code) && (code !== 0x2e || at === id.length - 1)) return false;
  }
  return true;
}

/** @param group the likely one: where it is, it need not be cut out again */
export function readNumbered(name: string, group?: string): Numbered | null {
  const last = name.charCodeAt(name.length - 1);
  const end = last >= 0x61 && last <= 0x7a ? name.length - 1 : name.length;
  let start = end;
  while (start > 0 && isDigit(name.charCodeAt(start - 1))) start--;
  if (start === end) return null;
  const isLikely = group?.length === start && name.startsWith(group);
  return {
    name,
    group: isLikely ? group : name.slice(0, start),
    number: Number(name.slice(start, end)),
    tail: name.slice(end),
  };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The shape of an id, by which numbering schemes are told apart: `7.1.1` is `n.n.n`, `cyp1` is `cypn`. */
export function shapeOf(id: string): string {
  return id.replace(/\d+/gu, 'n');
}

/** The rows of an edition in reading order. */
export function rowsOf(edition: Edition): Row[] {
  const titles = new Map<string, string>();
  let [latest, latestFolded] = ['', ''];
  const fold = (title: string): string => {
    // Rows of one theme stand together.
    if (title === latest) return latestFolded;
    const folded = titles.get(title) ?? wordingKey(title);
    titles.set(title, folded);
    [latest, latestFolded] = [title, folded];
    return folded;
  };
  let group: string | undefined;
  return edition.actions.map((action, index) => {
    const row = rowOf(action, index, fold, group);
    group = row.numbered?.group;
    return row;
  });
}

function rowOf(action: Action, index: number, fold: (title: string) => string, group: string | undefined): Row {
  const { theme, recommendation } = action;
  const id = action.id === null ? null : foldId(action.id);
  const numbered = id === null ? null : readNumbered(id, group);
  const links = action.links.length === 0 ? noLinks : action.links.map(foldId);
  return {
    index,
    key: action.key,
    text: action.text,
    id,
    others: othersOf(action, id),
    theme: theme === null ? null : folded(theme.title, fold),
    recommendation: recommendation === null ? null : folded(recommendation.title ?? recommendation.text, fold),
    links,
    numbered,
    numberedLinks: links.length === 0 ? noNumbers : links.flatMap((id) => readNumbered(id) ?? []),
    progress: action.progress === null || action.progress === '' ? null : action.progress,
  };
}

function othersOf({ text, recommendation }: Action, id: string | null): readonly Face[] {
  const words = recommendation?.text ?? '';
  return words === '' || words === text ? noFaces : [{ text: words, id }];
}

/** All wordings of a row, the latest first. */
export function facesOf(row: Row): readonly Face[] {
  return row.others.length === 0 ? [row] : [row, ...row.others];
}

const noFaces: readonly Face[] = [];
const noLinks: readonly string[] = [];
const noNumbers: readonly Numbered[] = [];

function folded(title: string | null, fold: (title: string) => string): string | null {
  if (title === null) return null;
  const key = fold(title);
  return key === '' ? null : key;
}

/** Whether a row has, or has ever had, this id. */
export function hasId(row: Row, id: string): boolean {
  return row.id === id || row.others.some((face) => face.id === id);
}
