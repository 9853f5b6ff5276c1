import { wordingKey } from '../core/words.js';
import type { ChangeOf } from '../model/changes.js';
import type { Action, Edition, Part } from '../model/edition.js';
import type { HistoryCell } from '../model/history.js';
import { isUnfinished } from '../model/status.js';

/**
 * What is said of a row that the later edition does not have. Where its chapter failed, could
 * not be read or was not captured, nothing is claimed.
 */
export class Absences {
  readonly #before: Edition;
  readonly #after: Edition;
  readonly #unread: readonly Part[];
  #titles: ReadonlySet<string> | null = null;

  constructor(before: Edition, after: Edition) {
    this.#before = before;
    this.#after = after;
    this.#unread = after.parts.filter(({ state }) => state !== 'read');
  }

  get #themesAfter(): ReadonlySet<string> {
    if (this.#titles === null) {
      const titles = new Set(this.#after.actions.flatMap(({ theme }) => theme?.title ?? []));
      this.#titles = new Set([...titles].flatMap(titleKeys));
    }
    return this.#titles;
  }

  explain(action: Action): ChangeOf<'dropped'> | ChangeOf<'not-observed'> {
    const part = this.#unreadPartOf(action);
    if (part !== undefined) {
      const chapter = part.title === null ? 'a chapter' : `the chapter “${part.title}”`;
      return { kind: 'not-observed', before: action.key, why: `${chapter} ${reasons[part.state]}` };
    }
    return { kind: 'dropped', before: action.key, status: action.status, why: this.#whyDropped(action) };
  }

  /** The same for a cell of a history: an empty cell is never just empty. */
  stateOf(action: Action): Exclude<HistoryCell['state'], 'present'> {
    if (this.#after.actions.length === 0 && this.#unread.length === 0) return 'unreadable';
    const part = this.#after.actions.length === 0 ? this.#unread[0] : this.#unreadPartOf(action);
    if (part !== undefined) return part.state === 'unreadable' ? 'unreadable' : 'not-captured';
    const why = this.#whyDropped(action);
    const isLeftOut = why === 'was-closed' && this.#after.edition.scope.value === 'remaining';
    return isLeftOut || why === 'out-of-scope' ? 'out-of-scope' : 'absent';
  }

  /** The unread chapter that the row would stand in, if any: by its theme, its old chapter, or because it could be any. */
  #unreadPartOf(action: Action): Part | undefined {
    if (this.#unread.length === 0) return undefined;
    const named = this.#unread.find((part) => part.title !== null && this.#isChapterOf(part.title, action));
    if (named !== undefined) return named;
    // The theme was read elsewhere, so the row would have been there.
    if (themeKeys(action).some((key) => this.#themesAfter.has(key))) return undefined;
    const untitled = this.#unread.find(({ title }) => title === null);
    return untitled ?? (themeKeys(action).length === 0 ? this.#unread[0] : undefined);
  }

  #isChapterOf(title: string, action: Action): boolean {
    const chapter = wordingKey(title);
    if (chapter === '') return false;
    const { theme, recommendation } = action;
    const titles = [theme?.title, recommendation?.title, this.#chapterBefore(action)];
    if (titles.some((name) => name != null && contains(chapter, wordingKey(name)))) return true;
    return theme?.id != null && numberOf(title) === theme.id.replace(/\.$/u, '');
  }

  /** Title of the chapter of the earlier edition that the row was read from. */
  #chapterBefore(action: Action): string | null {
    const capture = action.spans['text']?.[0]?.capture;
    if (capture === undefined) return null;
    const parts = this.#before.parts.filter((part) => part.capture === capture);
    return parts.length === 1 ? (parts[0]?.title ?? null) : null;
  }

  #whyDropped(action: Action): ChangeOf<'dropped'>['why'] {
    const { value } = this.#after.edition.scope;
    const closed = action.status !== null && !isUnfinished(action.status.value) && action.status.value !== 'unknown';
    if (closed) return 'was-closed';
    const themes = themeKeys(action);
    if (value === 'partial' && !themes.some((key) => this.#themesAfter.has(key))) return 'out-of-scope';
    return 'unexplained';
  }
}

const reasons = {
  read: 'was read',
  failed: 'could not be fetched',
  unreadable: 'could not be read',
  'not-captured': 'was not captured',
} as const;

function themeKeys({ theme }: Action): string[] {
  return theme?.title == null ? [] : titleKeys(theme.title);
}

/** A title as it is compared; none where it has no words. */
function titleKeys(title: string): string[] {
  const key = wordingKey(title);
  return key === '' ? [] : [key];
}

/** One title in the other; short ones must be equal. */
function contains(chapter: string, name: string): boolean {
  if (chapter === name) return true;
  const [short, long] = chapter.length < name.length ? [chapter, name] : [name, chapter];
  return short.length >= 8 && long.includes(short);
}

/** "Theme 6 Relationships …", "Chapter 6", "6. Relationships": 6. */
function numberOf(title: string): string | null {
  return /^(?:\p{L}+\s+)?(\d+(?:\.\d+)*)(?![\d])/u.exec(title.trim())?.[1] ?? null;
}
