import type { Message, Outcome } from '../core/message.js';
import { extract } from '../extract/index.js';
import { defaultLimits } from '../extract/limits.js';
import type { Capture } from '../model/capture.js';
import type { Document } from '../model/document.js';
import { collect } from '../source/source.js';
import type { Context } from './context.js';
import { pinpoint } from './places.js';

/**
 * The first four stages, wired:
 *
 *     inputs ─ source ▶ archive ▶ captures ─ extract ▶ documents ─ parse ▶ edition
 *
 * The others take editions: see `compare.ts`, `history.ts` and `run.ts`.
 */

/** Reads inputs in order, and archives what was read, under other names where that is asked for. */
export async function readCaptures(
  inputs: readonly string[],
  context: Context,
  by: 'input' | 'plan' = 'input',
  nameForArchive: (captures: readonly Capture[]) => readonly Capture[] = (captures) => captures,
): Promise<Outcome<readonly Capture[]>> {
  const captures: Capture[] = [];
  const messages: Message[] = [];
  for (const input of inputs) {
    context.progress(`reading ${input}`);
    const read = await collect(input, context.settings, context.world, by);
    messages.push(...read.messages);
    await context.archive.put(nameForArchive(read.value));
    captures.push(...read.value);
  }
  return { value: captures, messages };
}

/** One document for each capture; their messages name line and column. */
export async function readDocuments(
  captures: readonly Capture[],
  from: string | undefined,
  context: Context,
  join = true,
): Promise<readonly Document[]> {
  const documents: Document[] = [];
  const limits = { ...defaultLimits, bytes: context.settings.maxBytes };
  for (const [index, capture] of captures.entries()) {
    if (captures.length > 1) context.progress(`page ${index + 1} of ${captures.length}: ${capture.info.name}`);
    const document = await extract(capture, { index, limits, join, ...(from === undefined ? {} : { from }) });
    documents.push({ ...document, messages: pinpoint(document.messages, [document]) });
  }
  return documents;
}
