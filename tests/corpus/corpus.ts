import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext } from '../../src/pipeline/context.js';
import { readEdition, type ReadEdition } from '../../src/pipeline/inputs.js';
import { readPages } from '../../src/pipeline/inputs.js';
import { toCapture } from '../../src/source/bytes.js';
import type { Action, Coverage } from '../../src/model/edition.js';

/** Real pages with known answers, kept outside the repository. */
export const corpus = process.env['PLANWATCH_CORPUS'] ?? join(import.meta.dirname, '../../../shared/corpus');

export const asl = join(corpus, 'asl-2024-theme-6');

/** The hand-checked answer for the page. */
export interface Truth {
  readonly title: string;
  readonly theme: { readonly id: string; readonly title: string };
  readonly actions: readonly TrueAction[];
}

interface TrueAction {
  readonly id: string;
  readonly recommendation: { readonly id: string; readonly title: string };
  readonly text: string;
  readonly status: string;
  readonly progress: string | null;
}

export const truth = JSON.parse(readFileSync(join(asl, 'truth.json'), 'utf8')) as Truth;

export function readFile(path: string): Promise<ReadEdition> {
  return readEdition([path], {}, createContext());
}

/** Reads text as if it were a file of that name. */
export function readText(text: string, name: string): Promise<ReadEdition> {
  const mediaType = name.endsWith('.html') ? 'text/html' : 'text/plain';
  const capture = toCapture(Buffer.from(text), { name, url: null, mediaType, retrieved: null, charset: null });
  return readPages([capture], [], { plan: null }, createContext());
}

/** An action in the shape of the truth, white space folded. */
export function asTruth({ id, recommendation, text, status, progress }: Action): object {
  return {
    id,
    recommendation: { id: recommendation?.id, title: fold(recommendation?.title ?? null) },
    text: fold(text),
    status: status?.published,
    progress: fold(progress),
  };
}

export function fold(text: string | null): string | null {
  return text === null ? null : text.replace(/^• /gmu, '').replace(/\s+/gu, ' ').trim();
}

export function sumOf({ records, headings, narrative, furniture, unread }: Coverage): number {
  return records + headings + narrative + furniture + unread;
}
