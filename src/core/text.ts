/** Text as people compare it: white space, quotes and dashes are typography, not wording. */

export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What folding could change. Most words of most pages have none of it, and this look is cheap. */
const foldable = /[^ -~]| {2}|^ | $/u;

/** Straight quotes, plain hyphens, no soft hyphens or zero-width marks, white space folded. Keeps case. */
export function foldTypography(text: string): string {
  if (!foldable.test(text)) return text;
  return foldSpace(
    text
      .normalize('NFKC')
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
      .replace(/[\u2018\u2019\u201a\u201b\u02bc\u2032]/gu, "'")
      .replace(/[\u201c\u201d\u201e\u201f\u2033]/gu, '"')
      .replace(/[\u2010-\u2015\u2212]/gu, '-'),
  );
}

/** {@link foldTypography} in lower case: two texts that fold alike differ in typography only. */
export function foldCase(text: string): string {
  return foldTypography(text).toLowerCase();
}

/** `Theme 3: Vans & vessels` → `theme-3-vans-vessels`. */
export function slug(text: string): string {
  return foldCase(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
