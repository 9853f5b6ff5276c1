import type { PublishedEdition } from './editions.js';
import { json, page, type Page } from './page.js';

/**
 * The same plan in the manner of GOV.UK: a publication whose text is in one HTML child for
 * each edition, each as a page and as an item of the content API, and a feed of what is new.
 */
export function govUkPage(path: string, editions: readonly PublishedEdition[], origin: string): Page | null {
  if (path === '/search/policy-papers.atom') return feed(editions, origin);
  const [, api, slug, child] =
    /^(\/api\/content)?\/government\/publications\/([a-z0-9-]+)(?:\/([a-z0-9-]+))?$/u.exec(path) ?? [];
  if (slug === undefined) return null;
  const edition = editions.find((each) => each.slug === slug);
  if (!edition) return api === undefined ? null : { ...json({ error: 'not found' }), status: 404 };
  const { published, title } = edition;
  if (child === undefined) {
    const links = `<section id="documents"><a href="/government/publications/${slug}/${slug}">${title}</a></section>`;
    return api === undefined
      ? page(`<!doctype html><title>${title}</title><h1>${title}</h1>${links}`, undefined, published)
      : json(publicationItem(edition, origin), published);
  }
  const body = edition.pages.map(bodyOf).join('\n');
  return api === undefined
    ? page(
        `<!doctype html><title>${title}</title><h1>${title}</h1><div id="contents"><div class="govspeak">${body}</div></div>`,
      )
    : json(childItem(edition, body), published);
}

function publicationItem({ slug, title, published }: PublishedEdition, origin: string): object {
  const base = `/government/publications/${slug}`;
  return {
    base_path: base,
    content_id: '00000000-0000-4000-8000-000000000001',
    schema_name: 'publication',
    document_type: 'policy_paper',
    locale: 'en',
    title,
    description: 'What was promised, and what came of it.',
    first_published_at: `${published}T09:30:00Z`,
    public_updated_at: `${published}T09:30:00Z`,
    updated_at: `${published}T10:00:00Z`,
    withdrawn_notice: {},
    links: { children: [{ title, base_path: `${base}/${slug}`, web_url: `${origin}${base}/${slug}` }] },
    details: {
      body: '<div class="govspeak"><p>The plan is below.</p></div>',
      attachments: [
        { attachment_type: 'html', id: 'a1', title, url: `${base}/${slug}` },
        {
          attachment_type: 'file',
          id: 'a2',
          title: `${title} (easy read)`,
          url: `${origin}/media/easy-read.pdf`,
          content_type: 'application/pdf',
          filename: 'easy-read.pdf',
          file_size: 4096,
        },
      ],
      featured_attachments: ['a1', 'a2'],
      change_history: [{ public_timestamp: `${published}T09:30:00Z`, note: 'First published.' }],
    },
  };
}

function childItem({ slug, title, published }: PublishedEdition, body: string): object {
  const base = `/government/publications/${slug}`;
  return {
    base_path: `${base}/${slug}`,
    content_id: '00000000-0000-4000-8000-000000000002',
    schema_name: 'html_publication',
    document_type: 'html_publication',
    locale: 'en',
    title,
    description: null,
    first_published_at: `${published}T09:30:00Z`,
    public_updated_at: `${published}T09:30:00Z`,
    updated_at: `${published}T10:00:00Z`,
    links: { parent: [{ title, base_path: base }] },
    details: { body: `<div class="govspeak">${body}</div>`, headers: [], public_timestamp: `${published}T09:30:00Z` },
  };
}

function feed(editions: readonly PublishedEdition[], origin: string): Page {
  const entries = [...editions]
    .reverse()
    .map(
      ({ slug, title, published }) =>
        `<entry><id>${origin}/government/publications/${slug}#${published}</id><title>${title}</title><updated>${published}T09:30:00Z</updated><link rel="alternate" type="text/html" href="${origin}/government/publications/${slug}"/><summary type="html">&lt;p&gt;News of the plan&lt;/p&gt;</summary></entry>`,
    );
  return page(
    `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>${origin}/search/policy-papers</id><title>Policy papers</title><updated>2026-03-12T09:30:00Z</updated>${entries.join('')}</feed>`,
    'application/atom+xml',
  );
}

/** What the author wrote: the innermost part of a page of the other site. */
function bodyOf(html: string): string {
  return /class="body-content[^"]*">\s*<div>([\s\S]*?)<\/div>\s*<\/div>/u.exec(html)?.[1] ?? '';
}
