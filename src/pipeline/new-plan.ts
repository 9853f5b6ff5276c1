import { fault } from '../core/faults.js';
import type { Message } from '../core/message.js';
import { planSchema } from '../model/plan.js';
import type { Context } from './context.js';
import { pageGetter } from './get-page.js';
import { walkPublication, type WalkedPublication } from './publication.js';

/** A plan file that was made by looking at a publication. */
export interface NewPlan {
  readonly id: string;
  readonly yaml: string;
  readonly messages: readonly Message[];
}

/** Looks at publications, each an edition of one plan, in order of time, and writes a plan file about them, with comments. */
export async function newPlan(
  addresses: readonly string[],
  id: string | undefined,
  context: Context,
): Promise<NewPlan> {
  if (id !== undefined && !planSchema.shape.id.safeParse(id).success) {
    throw fault('cli/usage', `${id} cannot be the id of a plan: lower-case letters, digits and hyphens only`);
  }
  const looked: { address: string; found: WalkedPublication }[] = [];
  for (const address of addresses) {
    looked.push({ address, found: await walkPublication(address, pageGetter(context), { by: 'input' }) });
  }
  looked.sort((a, b) => (a.found.discovery.published ?? '').localeCompare(b.found.discovery.published ?? ''));
  const newest = looked.at(-1);
  const title = newest?.found.discovery.title ?? 'a plan';
  const name = id ?? slugOf(title);
  const lines = [
    '# Written by planwatch add, from what the pages say. Look through it; `planwatch schema plan` has all that may stand here.',
    `id: ${name}`,
    `title: ${quoted(title)}`,
    '# Who publishes it, and under which licence (for gov.scot and GOV.UK: OGL-UK-3.0).',
    '# publisher: …',
    '# licence: …',
    '',
    "# What the publisher's words mean, where they mean something of their own:",
    '# vocabulary:',
    '#   status:',
    '#     Ongoing: in-progress',
    '',
    'editions:',
    ...editions(looked),
    '',
    '# Where new editions are announced: a sitemap, a feed, a list of publications, or a page with links;',
    '# and what the addresses or titles of editions of this plan look like (a regular expression).',
    '# watch:',
    `#   - address: ${new URL('/sitemap.xml', addresses[0]).href}`,
    `#     match: ${quoted(likeAddresses(addresses))}`,
  ];
  return { id: name, yaml: `${lines.join('\n')}\n`, messages: looked.flatMap(({ found }) => found.messages) };
}

function editions(looked: readonly { readonly address: string; readonly found: WalkedPublication }[]): string[] {
  const taken = new Set<string>();
  return looked.flatMap(({ address, found }, index) => {
    const { published, title } = found.discovery;
    const wanted = published?.slice(0, 7) ?? `edition-${index + 1}`;
    const id = taken.has(wanted) ? `${wanted}-${index + 1}` : wanted;
    taken.add(id);
    const chapters = found.pages.length;
    return [
      `  - id: ${quoted(id)}`,
      `    title: ${quoted(title ?? address)}`,
      ...(published === null ? [] : [`    published: "${published}"`]),
      `    publication: ${quoted(address)}`,
      ...(chapters > 1
        ? [`    chapters: ${chapters}`, ...found.pages.map(({ title: name }) => `    #   ${plain(name ?? '')}`)]
        : []),
      ...found.attachments.map(({ url, title: name }) => `    # file beside it: ${plain(name ?? '')} ${url}`),
    ];
  });
}

/** A regular expression for addresses that begin as these do, up to the last whole word that they share. */
function likeAddresses(addresses: readonly string[]): string {
  const paths = addresses.map((address) => new URL(address).pathname.replace(/\/+$/u, ''));
  const [first = '', ...others] = paths;
  let shared = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, shared))) shared--;
  const isWhole = paths.every((path) => /^(?:[-_/]|$)/u.test(path.slice(shared)));
  const words = isWhole ? first.slice(0, shared) : first.slice(0, shared).replace(/[^-_/]*$/u, '');
  return `${words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}[^/]*/?$`;
}

/** YAML takes JSON's strings. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A comment ends with its line, and whatever a page says must not begin another. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}

function slugOf(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/gu) ?? [];
  return words.slice(0, 5).join('-') || 'plan';
}
