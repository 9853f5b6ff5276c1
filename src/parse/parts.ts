import { message, type Message } from '../core/message.js';
import type { Part } from '../model/edition.js';
import type { Page } from './page.js';

/** `www`, scheme, final slash and query are no part of an address's identity. */
function sameAddress(a: string, b: string): boolean {
  const fold = (url: string): string =>
    url
      .toLowerCase()
      .replace(/^https?:\/\//u, '')
      .replace(/^www\./u, '')
      .replace(/[?#].*$/u, '')
      .replace(/\/+$/u, '');
  const [x, y] = [fold(a), fold(b)];
  return x === y || x.endsWith(y) || y.endsWith(x);
}

/** The chapters the edition lists for itself, and which of them are among the inputs. */
export function findParts(pages: readonly Page[]): { parts: readonly Part[]; messages: readonly Message[] } {
  const listed = pages.find((page) => page.document.facts.chapters.length > 0)?.document.facts.chapters ?? [];
  const own = pages.map((page) => {
    const { facts, title, info } = page.document;
    const unreadable = page.document.messages.some((each) => each.severity === 'error');
    const current = facts.chapters.find((chapter) => chapter.current);
    return {
      title: current?.title ?? title,
      url: current?.url ?? facts.url ?? info.url,
      capture: page.document.capture,
      state: unreadable ? 'unreadable' : 'read',
    } satisfies Part;
  });
  if (listed.length === 0) return { parts: own, messages: [] };
  const taken = new Set<number>();
  const parts: Part[] = listed.map((chapter) => {
    const index = own.findIndex(
      (part, i) =>
        !taken.has(i) && ((part.url !== null && sameAddress(part.url, chapter.url)) || part.title === chapter.title),
    );
    const match = own[index];
    if (!match) return { title: chapter.title, url: chapter.url, capture: null, state: 'not-captured' };
    taken.add(index);
    return { ...match, title: chapter.title, url: chapter.url };
  });
  own.forEach((part, i) => {
    if (!taken.has(i)) parts.push(part);
  });
  const missing = parts.filter((part) => part.state === 'not-captured');
  if (missing.length === 0) return { parts, messages: [] };
  const names = missing.map((part) => `“${part.title ?? part.url ?? ''}”`).join(', ');
  return {
    parts,
    messages: [
      message(
        'parse/part-missing',
        `${missing.length} of the ${listed.length} chapters that the edition lists are not among the inputs: ${names}`,
        {},
      ),
    ],
  };
}
