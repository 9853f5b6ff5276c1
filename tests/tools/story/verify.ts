/** The truth against the pages it was rendered with, by a reader that knows nothing of how they were made. */
import { load } from 'cheerio';
import type { Truth, TruthAction } from './truth.js';

/** Throws at the first word of the truth that is not on a page, and at keys that are not unique. */
export function verifyEdition(truth: Truth, files: Map<string, string>): void {
  const keys = truth.actions.map((action) => action.key);
  if (new Set(keys).size !== keys.length) throw new Error(`${truth.edition.id}: keys repeat`);
  const html = wordsOnPages(files, /\.html$/, (page) => load(page)('main').text());
  const text = wordsOnPages(files, /page-\d+\.txt$/, (page) => page);
  for (const action of truth.actions) {
    for (const published of publishedWords(action)) {
      if (!html.includes(pressed(published)))
        throw new Error(`${truth.edition.id} ${action.key}: not in HTML: ${published}`);
      if (!text.includes(pressed(published)))
        throw new Error(`${truth.edition.id} ${action.key}: not in text: ${published}`);
    }
    verifyReferences(truth, action);
  }
  for (const total of truth.totals) {
    if (!html.includes(pressed(total.published)))
      throw new Error(`${truth.edition.id}: no such total: ${total.published}`);
  }
}

function wordsOnPages(files: Map<string, string>, name: RegExp, read: (page: string) => string): string {
  return [...files]
    .filter(([path]) => name.test(path))
    .map(([, page]) => pressed(read(page)))
    .join('\n');
}

/** White space and list marks out: `<li>` has no mark of its own. */
function pressed(text: string): string {
  return text.replace(/[\s•|]+/g, '');
}

function publishedWords(action: TruthAction): string[] {
  return [
    action.text,
    action.progress,
    action.status?.published,
    action.response?.published,
    action.due?.published,
    action.recommendation?.title,
    action.recommendation?.text,
    action.theme?.title,
    ...action.links,
  ].filter((words) => words !== null && words !== undefined);
}

/** A declared reference is in its field, and names something of the plan; the id-like words that are not told are printed. */
function verifyReferences(truth: Truth, action: TruthAction): void {
  const known = new Set(truth.actions.flatMap((other) => [other.key, other.recommendation?.id, ...other.links]));
  const fields: [string, string][] = [
    ['text', action.text],
    ['progress', action.progress ?? ''],
    ['recommendation', action.recommendation?.text ?? ''],
  ];
  for (const { id, field } of action.references) {
    const text = fields.find(([name]) => name === field)?.[1] ?? '';
    if (!text.includes(id) || !known.has(id))
      throw new Error(`${truth.edition.id} ${action.key}: reference ${id} is wrong`);
  }
  for (const [field, text] of fields) {
    for (const [id] of text.matchAll(/(?<![\d.£])\d+\.\d+(\.\d+)*(?![\d%])|\b[A-Z]{2} \d+\b/g)) {
      const told = action.references.some((reference) => reference.id === id && reference.field === field);
      if (!told) console.error(`${truth.edition.id} ${action.key} ${field}: looks like an id and is none: ${id}`);
    }
  }
}
