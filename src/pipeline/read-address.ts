import { Fault, message, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Attachment } from '../model/discovery.js';
import { tooLarge } from '../source/bytes.js';
import type { Context } from './context.js';
import { pageGetter } from './get-page.js';
import { walkPublication } from './publication.js';

/** What an address gave. */
export interface ReadAddress {
  readonly captures: readonly Capture[];
  readonly messages: readonly Message[];
  /** Files beside the pages, which were not read. */
  readonly attachments: readonly Attachment[];
}

/** The whole edition at an address, or the page that it names; see {@link walkPublication}. */
export async function readAddress(address: string, context: Context): Promise<ReadAddress> {
  try {
    const { pages, messages, attachments } = await walkPublication(address, pageGetter(context), { by: 'input' });
    const read = new Set(pages.map(({ url }) => url));
    const unread = attachments.filter(({ url }) => !read.has(url));
    return {
      captures: pages.flatMap(({ capture }) => (capture ? [capture] : [])),
      messages: [...messages, ...aboutAttachments(address, unread)],
      attachments: unread,
    };
  } catch (error) {
    // A body over the limit is odd data, as it is for a file.
    if (!(error instanceof Fault) || error.code !== 'source/over-limit') throw error;
    return { captures: [], messages: [tooLarge(address, context.settings.maxBytes)], attachments: [] };
  }
}

/** Named one by one as far as a person would read. */
function aboutAttachments(address: string, attachments: readonly Attachment[]): Message[] {
  if (attachments.length === 0) return [];
  const named = attachments.slice(0, 5).map(({ url, title }) => (title === null ? url : `“${title}” ${url}`));
  const more = attachments.length > named.length ? `, and ${attachments.length - named.length} more` : '';
  const text = `the publication has files beside its pages: ${named.join(', ')}${more}`;
  return [message('source/attachments', text, { place: { source: address } })];
}

/** The file that most likely holds the rows, for a publication whose pages hold none. */
export function likeliestAttachment(attachments: readonly Attachment[]): Attachment | null {
  const readable = attachments.filter(
    ({ mediaType, title }) =>
      mediaType !== null && !/easy[- ]?read|large print|braille|welsh|cymraeg|BSL|summary/iu.test(title ?? ''),
  );
  return (
    readable.find(({ title }) => /plan|progress|update|report|tracker|response/iu.test(title ?? '')) ??
    readable[0] ??
    null
  );
}
