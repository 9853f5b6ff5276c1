import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { extract } from '../../src/extract/index.js';
import type { Document } from '../../src/model/document.js';
import type { Action, Edition } from '../../src/model/edition.js';
import { planSchema, type Plan } from '../../src/model/plan.js';
import { parse, type ParseResult } from '../../src/parse/index.js';

export const shelves = join(import.meta.dirname, '../../fixtures/open-shelves');
export const plan: Plan = planSchema.parse(parseYaml(readFileSync(join(shelves, 'plan.yaml'), 'utf8')));

export interface Read extends ParseResult {
  readonly documents: readonly Document[];
}

/** Extracts and parses bodies as the pages of one edition, in order. */
export async function read(
  bodies: readonly { readonly name: string; readonly body: Uint8Array }[],
  settings: { readonly plan?: Plan; readonly published?: string; readonly narrative?: boolean } = {},
): Promise<Read> {
  const documents: Document[] = [];
  for (const [index, { name, body }] of bodies.entries()) {
    const info = {
      sha256: createHash('sha256').update(body).digest('hex'),
      url: null,
      name,
      mediaType: 'application/octet-stream',
      retrieved: null,
      bytes: body.length,
    };
    documents.push(await extract({ info, body, charset: null }, { index }));
  }
  const { plan: known = null, ...rest } = settings;
  return { ...parse(documents, { plan: known, planHash: null, version: 'test', ...rest }), documents };
}

export function readText(text: string): Promise<Read> {
  return read([{ name: 'text.txt', body: new TextEncoder().encode(text) }]);
}

export function readHtml(body: string): Promise<Read> {
  const page = `<!DOCTYPE html><html lang="en"><head><title>Harbour plan</title></head><body><main>${body}</main></body></html>`;
  return read([{ name: 'page.html', body: new TextEncoder().encode(page) }]);
}

/** A table of HTML: its header, and rows of cells as they are. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], name: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`;
  return `<table>${line(header, 'th')}${rows.map((cells) => line(cells, 'td')).join('')}</table>`;
}

/** The pages of an edition of the fictional plan, in one of its forms. */
export function pagesOf(edition: string, form: 'site' | 'flattened'): readonly { name: string; body: Uint8Array }[] {
  const folder = join(shelves, edition, form);
  return readdirSync(folder)
    .filter((name) => name.startsWith('page-'))
    .sort()
    .map((name) => ({ name, body: readFileSync(join(folder, name)) }));
}

export function truthOf(edition: string): Edition {
  return JSON.parse(readFileSync(join(shelves, edition, 'truth.json'), 'utf8')) as Edition;
}

/** A text with white space folded and the marks of list items left out: what every form of a page shares. */
export function words(text: string | null | undefined): string | null {
  return text == null ? null : text.replace(/•\s*/gu, '').replace(/\s+/gu, ' ').trim();
}

/** What two readings of one action must agree on, whatever form it was read from. */
export function essence(action: Action): Record<string, unknown> {
  const { recommendation } = action;
  return {
    key: action.key,
    id: action.id,
    theme: action.theme,
    recommendation: recommendation && {
      id: recommendation.id,
      title: recommendation.title,
      text: words(recommendation.text),
    },
    text: words(action.text),
    status: action.status,
    response: action.response,
    progress: words(action.progress),
    owners: action.owners,
    due: action.due,
    links: action.links,
    references: [...action.references].sort((a, b) => `${a.field}${a.id}`.localeCompare(`${b.field}${b.id}`)),
  };
}
