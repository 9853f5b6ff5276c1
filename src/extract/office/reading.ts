import { TapeBuilder } from '../../core/tape.js';
import type { Message } from '../../core/message.js';
import { noFacts, type ByteInput, type ReadMarkup, type Reading } from '../extractor.js';
import { placeNotes } from '../note.js';
import { findParts } from './markup-parts.js';
import { partTape } from './part-tape.js';

/** Reads the HTML that a document was turned into; its places are elements of the document's own part. */
export async function readAsMarkup(
  input: ByteInput,
  html: string,
  part: string,
  readMarkup: ReadMarkup,
  messages: readonly Message[],
): Promise<Reading> {
  const builder = new TapeBuilder(input.index, html);
  const { page, blocks, raised, notes } = await readMarkup({
    source: html,
    sink: builder,
    limits: input.limits,
    address: null,
  });
  const tape = partTape(builder.build(), input.index, findParts(html, part));
  const told = [...messages, ...placeNotes(notes, tape)];
  return { title: page.title, facts: page.facts, tape, blocks, raised, messages: told };
}

export function nothing(input: ByteInput, messages: readonly Message[]): Reading {
  return { title: null, facts: noFacts, tape: new TapeBuilder(input.index, '').build(), blocks: [], messages };
}

export function escapeMarkup(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
