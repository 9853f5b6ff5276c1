import { printDocument } from '../extract/index.js';
import type { Capture } from '../model/capture.js';
import type { Document } from '../model/document.js';
import type { Context } from './context.js';
import type { ManifestPage } from './manifest.js';
import { readDocuments } from './stages.js';

/** A page as it is now, and as an edition holds it. */
export interface SettledPage {
  readonly capture: Capture;
  /** Hash of the bytes that came, where they are others and say the same. */
  readonly latest: string | null;
  readonly isNew: boolean;
}

/**
 * Servers send other bytes and mean nothing by it: a token, a banner, a new template. Where the
 * page says what it said before, the capture before stands for it, and its publisher changed
 * nothing. What came is in the archive all the same.
 */
export async function settlePage(
  came: Capture,
  before: ManifestPage | undefined,
  context: Context,
): Promise<SettledPage> {
  const { sha256 } = came.info;
  if (!before?.capture) return { capture: came, latest: null, isNew: true };
  if (before.capture.sha256 === sha256) return { capture: came, latest: before.latest, isNew: false };
  const kept = await context.archive.get(before.capture.sha256);
  const standing = kept && { info: before.capture, body: kept.body, charset: before.charset };
  if (!standing) return { capture: came, latest: null, isNew: true };
  if (before.latest === sha256) return { capture: standing, latest: sha256, isNew: false };
  const isSame = await saysTheSame(standing, came, context);
  return isSame ? { capture: standing, latest: sha256, isNew: false } : { capture: came, latest: null, isNew: true };
}

/** Whether two captures hold the same words in the same order and tables, whatever stands around them. */
export async function saysTheSame(one: Capture, other: Capture, context: Context): Promise<boolean> {
  const [before] = await readDocuments([one], undefined, context);
  const [after] = await readDocuments([other], undefined, context);
  if (!before || !after || before.blocks.length === 0) return false;
  return wordsOf(before) === wordsOf(after);
}

function wordsOf(document: Document): string {
  const { blocks } = printDocument([document]);
  const { url: _, chapters, ...facts } = document.facts;
  // What stands behind the question mark of a link often belongs to the visit.
  const links = chapters.map(({ title, url, current }) => [title, url.replace(/[?#].*$/u, ''), current]);
  const told = blocks.filter(({ kind }) => kind !== 'furniture');
  return JSON.stringify([document.form, facts, links, told], (key, value: unknown) =>
    key === 'span' ? undefined : value,
  );
}
