import { load } from 'cheerio';

const hidden = [
  'area, audio, base, canvas, datalist, embed, head, iframe, link, meta, meter, noembed, noframes, noscript, param',
  'progress, rp, script, source, style, template, title, track, video, dialog:not([open]), svg desc',
  '[hidden]',
].join(', ');

/** What a reader sees of a page, by cheerio alone: a second opinion on what `extract` reads. */
export function seenByCheerio(page: string): string {
  const $ = load(page, { scriptingEnabled: false });
  $(hidden).remove();
  $('[style]')
    .filter((_, element) => /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden)/u.test($(element).attr('style') ?? ''))
    .remove();
  return $.root().text();
}

/** A slice of HTML as it reads: tags and comments removed, references decoded. */
export function decodeHtml(slice: string): string {
  const plain = slice.replace(/<!--[^]*?-->|<[a-zA-Z/][^>]*>/gu, '');
  return load(plain.replaceAll('<', '&lt;'), null, false).text();
}
