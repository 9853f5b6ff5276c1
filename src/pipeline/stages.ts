import type { Message, Outcome } from '../core/message.js';
import { extract } from '../extract/index.js';
import type { Capture } from '../model/capture.js';
import type { Document } from '../model/document.js';
import type { Attachment } from '../model/discovery.js';
import { collect, isUrl } from '../source/source.js';
import type { Context } from './context.js';
import { pinpoint } from './places.js';

/**
 * The first four stages, wired:
 *
 *     inputs ─ source ▶ archive ▶ captures ─ extract ▶ documents ─ parse ▶ edition
 *
 * The others take editions: see `compare.ts`, `history.ts` and `run.ts`.
 */

export interface ReadCaptures extends Outcome<readonly Capture[]> {
  /** Files that lie beside the pages of publications, and were not read. */
  readonly attachments: readonly Attachment[];
}

/**
 * Reads inputs in order, and archives what was read. The address of a publication that a
 * person names is all its pages; one that a plan file lists is one page. What was read is
 * archived under other names where that is asked for.
 */
export async function readCaptures(
  inputs: readonly string[],
  context: Context,
  by: 'input' | 'plan' = 'input',
  nameForArchive: (captures: readonly Capture[]) => readonly Capture[] = (captures) => captures,
): Promise<ReadCaptures> {
  const captures: Capture[] = [];
  const messages: Message[] = [];
  const attachments: Attachment[] = [];
  for (const input of inputs) {
    context.progress(`reading ${input}`);
    if (isUrl(input) && by === 'input') {
      // Loaded on demand: most inputs are files.
      const { readAddress } = await import('./read-address.js');
      const read = await readAddress(input, context);
      captures.push(...read.captures);
      messages.push(...read.messages);
      attachments.push(...read.attachments);
      continue;
    }
    const read = await collect(input, context.settings, context.world, by);
    messages.push(...read.messages);
    await context.archive.put(nameForArchive(read.value));
    captures.push(...read.value);
  }
  return { value: captures, messages, attachments };
}

/** One document for each capture; their messages name line and column. */
export async function readDocuments(
  captures: readonly Capture[],
  from: string | undefined,
  context: Context,
  join = true,
): Promise<readonly Document[]> {
  const documents: Document[] = [];
  const { limits } = context;
  const pageReader = captures.some(isPdf) ? await context.pages() : null;
  for (const [index, capture] of captures.entries()) {
    if (captures.length > 1) context.progress(`page ${index + 1} of ${captures.length}: ${capture.info.name}`);
    const document = await extract(capture, {
      index,
      limits,
      join,
      ...(from === undefined ? {} : { from }),
      ...(pageReader ? { pageReader } : {}),
    });
    documents.push({ ...document, messages: pinpoint(document.messages, [document]) });
  }
  return documents;
}

/** Whether it begins as a PDF does, so that threads are started for those only. */
function isPdf({ body }: Capture): boolean {
  return new TextDecoder('latin1').decode(body.subarray(0, 1024)).includes('%PDF-');
}
