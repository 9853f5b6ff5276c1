import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fault } from '../core/faults.js';
import { message, type Message, type Outcome } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import { readWhole, tooLarge, toCapture } from './bytes.js';
import { isBesidePages, mediaTypeOf } from './media-type.js';

/** `page-2` before `page-10`, whatever the reader's own language. */
const naturalOrder = new Intl.Collator('en', { numeric: true });

/** One file as one capture, or a folder as the captures of its pages. */
export async function readPath(path: string, maxBytes: number): Promise<Outcome<readonly Capture[]>> {
  const what = await stat(path).catch((error: unknown) => {
    throw pathFault(path, error);
  });
  if (!what.isDirectory()) return readFile(path, maxBytes, what.isFile() ? what.size : 0);
  return readFolder(path, maxBytes);
}

async function readFile(path: string, maxBytes: number, size: number): Promise<Outcome<readonly Capture[]>> {
  const name = basename(path);
  if (size > maxBytes) return { value: [], messages: [tooLarge(name, maxBytes, size)] };
  const body = await readWhole(createReadStream(path) as AsyncIterable<Uint8Array>, maxBytes).catch(
    (error: unknown) => {
      throw pathFault(path, error);
    },
  );
  if (!body) return { value: [], messages: [tooLarge(name, maxBytes)] };
  const capture = toCapture(body, { name, url: null, mediaType: mediaTypeOf(name), retrieved: null, charset: null });
  return { value: [capture], messages: [] };
}

async function readFolder(folder: string, maxBytes: number): Promise<Outcome<readonly Capture[]>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw pathFault(folder, error);
  });
  const inOrder = entries.sort((a, b) => naturalOrder.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  const captures: Capture[] = [];
  const messages: Message[] = [];
  for (const entry of inOrder) {
    const why = entry.isDirectory() ? 'a folder inside the folder' : whyNoPage(entry.name);
    if (why !== null) {
      messages.push(message('source/skipped', `left out: ${why}`, { place: { source: entry.name } }));
      continue;
    }
    const page = await readPath(join(folder, entry.name), maxBytes);
    captures.push(...page.value);
    messages.push(...page.messages);
  }
  if (inOrder.length === 0 || (captures.length === 0 && messages.every((m) => m.severity === 'info'))) {
    messages.push(message('source/empty-folder', 'the folder holds no pages', { place: { source: basename(folder) } }));
  }
  return { value: captures, messages };
}

function whyNoPage(name: string): string | null {
  if (name.startsWith('.')) return 'its name begins with a dot';
  return isBesidePages(name) ? 'files of this kind are no pages' : null;
}

function pathFault(path: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fault('source/no-such-path', `there is no file or folder ${path}`, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return fault('source/unreadable', `${path} cannot be read: ${reason}`, { cause: error });
}
