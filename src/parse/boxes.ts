/** A box that is empty, and one with a tick or cross in it, as signs or as people type them. */
const box =
  /[\u2610\u25a1\u25a2\u25fb\u25fd\u2b1c]|\[\s?\]|[\u2611\u2612\u25a0\u25fc\u25fe\u2b1b\u{1f5f5}\u{1f5f7}\u{1f5f9}\u2705]|\[[xX\u2713\u2714]\]/gu;
const empty = /^(?:[\u2610\u25a1\u25a2\u25fb\u25fd\u2b1c]|\[\s?\])$/u;

/** A box of its own with nothing in it. */
export function isEmptyBox(text: string): boolean {
  return empty.test(text);
}

/**
 * What is ticked of a list of options with a box each: `☐ Open ☒ Closed`. All the ticked ones, so that none or
 * several can be told; null for a text that is no such list. The boxes stand all before their options or all behind.
 */
export function tickedOptions(text: string): string[] | null {
  const marks = [...text.matchAll(box)];
  if (marks.length < 2 || !marks.some(([mark]) => empty.test(mark))) return null;
  const leads = text.slice(0, marks[0]?.index).trim() === '';
  const options = marks.map(({ 0: mark, index }, i) => {
    const next = leads ? (marks[i + 1]?.index ?? text.length) : index;
    const before = marks[i - 1];
    const from = leads ? index + mark.length : before ? before.index + before[0].length : 0;
    return { isTicked: !empty.test(mark), words: text.slice(from, next).replace(/^[\s,;/|]+|[\s,;/|]+$/gu, '') };
  });
  if (options.some(({ words }) => words === '')) return null;
  return options.flatMap(({ isTicked, words }) => (isTicked ? [words] : []));
}
