import type { AlternativePlace } from './page-text.js';

/** The title of a drawing stands near its beginning. */
const longestDrawing = 400;

/**
 * The words that a tag has in place of a picture: `alt` of an image, `aria-label` or `title` of
 * a drawing or of an empty element. Null for none. `open` and `after`: the ends of the tag.
 */
export function readAlternative(source: string, open: number, after: number): AlternativePlace | null {
  const tag = source.slice(open, after);
  if (/\saria-hidden\s*=\s*["']?true|\srole\s*=\s*["']?(?:presentation|none)\b/iu.test(tag)) return null;
  const name = (/^<([a-z]+)/iu.exec(tag)?.[1] ?? '').toLowerCase();
  if (name === 'img') return valueOf(tag, open, 'alt') ?? valueOf(tag, open, 'aria-label');
  const own = valueOf(tag, open, 'aria-label') ?? valueOf(tag, open, 'title');
  if (name === 'svg') return own ?? titleInside(source, after);
  if (!own) return null;
  const isImage = /\srole\s*=\s*["']?img\b/iu.test(tag);
  const isEmpty = source
    .slice(after, after + 40)
    .trimStart()
    .toLowerCase()
    .startsWith(`</${name}`);
  return isImage || isEmpty ? own : null;
}

/** The value of an attribute, white space at its ends left out. */
function valueOf(tag: string, open: number, name: string): AlternativePlace | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\\s"'<>=]+))`, 'iu').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
  if (!match || value.trim() === '') return null;
  const end = open + match.index + match[0].length - (match[3] === undefined ? 1 : 0);
  const start = end - value.trimStart().length;
  return { name, start, end: start + value.trim().length };
}

function titleInside(source: string, after: number): AlternativePlace | null {
  const inside = source.slice(after, after + longestDrawing);
  const match = /^\s*<title(?:\s[^<>]*)?>\s*([^<>&]*[^<>&\s])\s*<\/title/iu.exec(inside);
  if (!match?.[1]) return null;
  const start = after + match[0].indexOf(match[1], match[0].indexOf('>'));
  return { name: 'title', start, end: start + match[1].length };
}
