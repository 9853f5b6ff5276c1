import type { Range } from '../../core/span.js';

/** Ranges of a tape as the text of a field: paragraphs on lines of their own, list items with a bullet. */
export function fieldText(text: string, ranges: readonly Range[], items: readonly number[], keepsLines: boolean): string {
  const parts = ranges.map((range) => rangeText(text, range, items, keepsLines));
  return parts.filter((part) => part !== '').join('\n');
}

const typedBullet = /^[•◦▪●·‣⁃*–-]\s+/u;

function rangeText(text: string, range: Range, items: readonly number[], keepsLines: boolean): string {
  const lines: string[] = [];
  let start = range.start;
  for (const line of text.slice(range.start, range.end).split('\n')) {
    const words = line.trim();
    const isItem = items.some((at) => at >= start && at < start + line.length && text.slice(start, at).trim() === '');
    start += line.length + 1;
    if (words === '') continue;
    if (isItem || typedBullet.test(words)) lines.push(`• ${words.replace(typedBullet, '')}`);
    else if (keepsLines || lines.length === 0) lines.push(words);
    else lines.push(`${lines.pop() ?? ''} ${words}`);
  }
  return lines.join('\n');
}
