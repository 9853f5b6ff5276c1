import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../fixtures/open-shelves');

/** One edition of the fictional plan, as its publisher would put it on the web. */
export interface PublishedEdition {
  /** `2024-11` */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Day, `2024-11-21`. */
  readonly published: string;
  /** HTML of its pages; the first is also what the landing page shows. */
  readonly pages: readonly string[];
}

/** Every edition of Open Shelves, in order of time. */
export function readEditions(): PublishedEdition[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}$/u.test(name))
    .sort()
    .map(readEdition);
}

function readEdition(id: string): PublishedEdition {
  const site = join(folder, id, 'site');
  const pages = readdirSync(site)
    .sort()
    .map((name) => readFileSync(join(site, name), 'utf8'));
  const [first = ''] = pages;
  const day = new Date(`${match(first, /publication-date">([^<]+)/u)} UTC`);
  return {
    id,
    slug: match(first, /rel="canonical" href="[^"]*\/publications\/([^/"]+)\//u),
    title: match(first, /class="ds_page-header__title">([^<]+)/u),
    published: day.toISOString().slice(0, 10),
    pages,
  };
}

function match(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern.source} is not in the fixture`);
  return found;
}

/** SHA-1 in base 32, as web archives name a body. */
export function archiveDigest(body: Buffer | string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...createHash('sha1').update(body).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/gu) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}
