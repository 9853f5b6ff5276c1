import type { Page } from './page.js';

const opened = /<(?:strong|b|em|i|span|mark|small|u|font|sup|a|dd|div|p)(?:\s[^<>]{0,120})?>\s*$/iu;

/** The offset in the source of a character of the tape; -1 where the source is no text. */
export function sourceOffset(page: Page, offset: number): number {
  const [segment] = page.document.tape.locate(offset, offset + 1);
  return segment && 'start' in segment ? segment.start : -1;
}

/** Whether an element of HTML begins right at an offset of the tape: `roof. <strong>Complete</strong>`. */
export function isSetOff(page: Page, offset: number): boolean {
  const { source, form } = page.document;
  if (form !== 'html' || source === null) return false;
  const at = sourceOffset(page, offset);
  return at > 0 && opened.test(source.slice(Math.max(0, at - 140), at));
}
