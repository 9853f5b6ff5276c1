import { readDay } from './date.js';

/**
 * When a page says it was published. Kept by how far each way of saying it can be trusted;
 * see {@link PublishedDates.best}.
 */
export class PublishedDates {
  readonly #found = new Map<Kind, string>();
  /** The label that was read last, waiting for its value, and how many texts ago. */
  #label: { kind: Kind; age: number } | null = null;

  /** A date that an attribute, a `meta` element or structured data gives. The first of a kind counts. */
  note(kind: Kind, value: string): void {
    const day = readDay(value);
    if (day !== null && !this.#found.has(kind)) this.#found.set(kind, day);
  }

  /**
   * One text of the page outside its tables, in reading order. Labels and their values are
   * told by what they say and that they follow each other, whatever elements hold them:
   * `<dt>Published</dt><dd>14 November 2024</dd>`, `Published: 14 November 2024`.
   */
  read(text: string): void {
    if (text.length > longestLabelled) {
      this.#label = null;
      return;
    }
    const plain = text.trim();
    if (plain === '') return;
    const kind = labelKind(plain);
    if (kind !== null) {
      const before = this.#found.size;
      this.note(kind, plain);
      this.#label = this.#found.size > before ? null : { kind, age: 0 };
    } else if (this.#label) {
      this.note(this.#label.kind, plain);
      if (this.#found.has(this.#label.kind) || ++this.#label.age > 1) this.#label = null;
    }
  }

  /**
   * In order of preference: what the page prints as its date of publication; structured data
   * and `meta` elements that say when it was issued; the printed date of the last update; a
   * date of modification. The first names the edition; the last only says that a page was
   * touched, and is better than nothing.
   */
  best(): string | null {
    for (const kind of preference) {
      const day = this.#found.get(kind);
      if (day !== undefined) return day;
    }
    return null;
  }
}

const preference = ['printed', 'structured', 'meta', 'updated', 'time', 'modified'] as const;

export type Kind = (typeof preference)[number];

const longestLabelled = 120;

const publishedLabel =
  /^(?:date )?(?:of )?(?:first )?(?:published|publication|issued|issue date|date issued)(?: on| date| at)?\b/iu;
const updatedLabel = /^(?:date )?(?:page )?(?:last )?(?:updated|modified|reviewed)(?: on| date| at)?\b/iu;

function labelKind(text: string): Kind | null {
  const label = publishedLabel.exec(text) ?? updatedLabel.exec(text);
  if (!label) return null;
  // After the label only a colon, nothing, or the date itself.
  const rest = text.slice(label[0].length).trim();
  if (rest !== '' && !/^:?\s*\d|^:$|^:?\s*[A-Z][a-z]+ \d/u.test(rest)) return null;
  return publishedLabel.test(text) ? 'printed' : 'updated';
}

/** How many lines from the head and from the foot of a text may say when it was published. */
const headLines = 15;
const footLines = 8;

/**
 * The day of publication that a text prints on a line of its own near its head or at its foot:
 * `Published: 14 November 2024`, `**Last updated** 3 March 2024`. A label that stands there with
 * several days (`Updated` under each record) says nothing of the page.
 */
export function publishedInLines(lines: readonly string[]): string | null {
  const days = new Map<Kind, Set<string>>();
  lines.forEach((line, i) => {
    if (line.length > longestLabelled || (i >= headLines && i < lines.length - footLines)) return;
    const plain = unmarked(line);
    const kind = labelKind(plain);
    if (kind === null) return;
    // The label alone, and the day on the next line.
    const value = /\p{N}/u.test(plain) ? plain : unmarked(lines[i + 1] ?? '');
    // `Published 14 May 2024.` is a note of what was done.
    const day = value.length <= 60 && /\p{N}$|\b[ap]\.?m$/iu.test(value) ? readDay(value) : null;
    if (day !== null) days.set(kind, (days.get(kind) ?? new Set()).add(day));
  });
  for (const kind of preference) {
    const [day, ...others] = days.get(kind) ?? [];
    if (day !== undefined && others.length === 0) return day;
  }
  return null;
}

/** Without the signs of Markdown. */
function unmarked(line: string): string {
  return line.replace(/^#{1,6}\s+|[*_]+/gu, '').trim();
}

/** What a `meta` element says about dates, by its name or property in lower case. */
export function metaDateKind(name: string): Kind | null {
  if (
    /^(?:article:published_time|dc(?:terms)?\.(?:date\.)?(?:issued|created|published)|dc\.date|dcterms\.date|citation_(?:publication_)?date|date|pubdate|publish(?:ed)?[-_]?date|publication_date|datepublished)$/u.test(
      name,
    )
  ) {
    return 'meta';
  }
  return /^(?:article:modified_time|og:updated_time|dc(?:terms)?\.(?:date\.)?modified|last-modified|govuk:public-updated-at|govuk:updated-at)$/u.test(
    name,
  )
    ? 'modified'
    : null;
}
