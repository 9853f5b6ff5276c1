import { markup, Html, type Part } from './template.js';
import { style } from './style.js';

/** What every page has. */
export interface Page {
  readonly title: string;
  readonly kicker: Part;
  readonly heading: Part;
  readonly dek: Part;
  readonly made: string | null;
  readonly body: Part;
}

/** One file, no script, nothing fetched: it reads the same from a disk in ten years. */
export function page({ title, kicker, heading, dek, made, body }: Page): string {
  const document = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="planwatch">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title.replace(/\s+/gu, ' ')}</title>
<style>${Html.of(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><div class="wrap">
<p class="kicker">${kicker}</p>
<h1>${heading}</h1>
<p class="dek">${dek}</p>
</div></header>
<main id="content"><div class="wrap">
${body}
</div></main>
<footer><div class="wrap">
<p>Made with planwatch${made === null ? null : markup`, ${made}`}. This is a reading of published documents by their readers; it is not a publication of the body that published them.
Words in quotation marks and serif are the publisher’s; everything else is ours.</p>
</div></footer>
</body>
</html>
`;
  return document.toString();
}

/** A part of the page with a heading and an address. */
export function section(id: string, title: Part, body: Part, count: string | null = null): Html {
  return markup`
<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"><span>${title}</span>${count === null ? null : markup` <span class="count">${count}</span>`}</h2>
${body}
</section>`;
}

/** A wide table that scrolls by itself, also by keyboard. Its name must not be that of the section it stands in. */
export function scrolling(name: string, table: Part): Html {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${name}">${table}</div>`;
}
