import { findIds, leadingFamily, looksLikeDate, stepBetween, type IdFamily, type IdToken } from '../fields/ids.js';
import { divisions, idShape, isCounted } from '../fields/id-shapes.js';
import type { Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import type { Repeat } from './repeat.js';

/** Fewer ids than these are no sequence. */
const fewest = 3;
/** A row is no shorter: what stands with or below its id. */
const shortestRow = 30;
/** What stands before an id that does not open its line is a label or a status. */
const longestBefore = 30;

interface Numbered {
  readonly line: Line;
  readonly token: IdToken;
  readonly before: string;
}

/**
 * Ids of one shape, one after the other, that open lines (`R-21-07 Fit a second lock …`), follow
 * the same words in them (`Ref HS-1 Action …`), or stand in brackets behind a text (`Count the
 * bells (Action 3) – rung.`). Numbers alone count paragraphs as well and are none.
 */
export function idSequences(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  return [opening, behindLabels, bracketed].flatMap((look) => {
    const groups = new Map<string, Numbered[]>();
    for (const found of look(page.text, lines, words)) {
      const shape = `${idShape(found.token.id)} ${found.before === '(' ? '(' : ''}`;
      groups.set(shape, [...(groups.get(shape) ?? []), found]);
    }
    return [...groups.values()].flatMap((group) => repeatOf(page.text, lines, group));
  });
}

function repeatOf(text: string, lines: readonly Line[], group: readonly Numbered[]): readonly Repeat[] {
  const [first] = group;
  const last = group.at(-1);
  const ids = new Set(group.map(({ token }) => token.id));
  if (!first || !last || ids.size < fewest || ids.size * 5 < group.length * 4 || !isAscending(group)) return [];
  const end = lines.at(-1)?.end ?? text.length;
  const long = group.filter(({ line }, i) => (group[i + 1]?.line.start ?? end) - line.start >= shortestRow);
  if (long.length * 5 < group.length * 4) return [];
  const where = first.before === '(' ? 'stand in brackets behind texts' : 'open texts';
  const reason = `${group.length} ids of one shape ${where} (${first.token.id} … ${last.token.id})`;
  return [{ count: group.length, reason, first: first.line }];
}

function isAscending(group: readonly Numbered[]): boolean {
  const back = group.filter(({ token }, i) => (stepBetween(group[i - 1]?.token.id ?? '', token.id) ?? 1) < 1).length;
  return back * 4 <= group.length;
}

function isNamed(token: IdToken): boolean {
  return isCounted.test(token.id) && /\p{Lu}/u.test(token.id) && !looksLikeDate(token.id);
}

/** A line of a list of contents ends in the number of a page. */
const paged = /(?:\.{3,}|…|\s{3,})\s*\p{N}{1,3}$/u;

/** `P1.aRun`: the text follows it without a space. */
const gluedId = /^\p{Lu}{1,4}[-.]?\p{N}{1,4}(?:[./-](?:\p{N}{1,4}|\p{Ll}))*(?=\p{Lu}\p{Ll})/u;

function opening(text: string, lines: readonly Line[], words: Words): readonly Numbered[] {
  return lines.flatMap((line) => {
    const mark = /^[\s*_#•▪●–-]{0,6}/u.exec(text.slice(line.start, line.start + 6))?.[0].length ?? 0;
    const start = line.start + mark;
    const glued = gluedId.exec(text.slice(start, start + longestBefore))?.[0];
    if (glued !== undefined) return [{ line, token: { start, end: start + glued.length, id: glued }, before: '' }];
    const found = leadingFamily(text, start, line.end, words.families);
    // `A.1 Scope`: a heading of an annex.
    if (found && line.kind === 'heading' && /^\p{Lu}\./u.test(found.token.id)) return [];
    if (!found || !isNamed(found.token) || paged.test(text.slice(Math.max(line.start, line.end - 12), line.end)))
      return [];
    const after = text.slice(found.token.end, Math.min(line.end, found.token.end + 4)).trimStart();
    return /^(?:$|[\p{Lu}“‘"'([|:–-])/u.test(after) ? [{ line, token: found.token, before: '' }] : [];
  });
}

/** `Ref HS-1 …`, `Closed AFI 1 …`, `ID:NT-2023-014 …`: the words before it open other lines with ids, too. */
function behindLabels(text: string, lines: readonly Line[], words: Words): readonly Numbered[] {
  const found = lines.flatMap((line) => {
    const head = text.slice(line.start, Math.min(line.end, line.start + longestBefore * 2));
    const match = /^(\p{Lu}[\p{L}’' ]{0,28}?)(?:\s*:\s*|\s)(?=\p{Lu}|\p{N})/u;
    let at = match.exec(head)?.[0].length ?? 0;
    while (at > 0 && at <= longestBefore) {
      const id = leadingFamily(text, line.start + at, line.end, words.families);
      if (id && isNamed(id.token) && /^\s+\p{Lu}/u.test(text.slice(id.token.end, id.token.end + 3)))
        return [{ line, token: id.token, before: head.slice(0, at) }];
      const next = /^\p{L}+[\s:]+/u.exec(head.slice(at))?.[0].length ?? 0;
      at = next === 0 ? 0 : at + next;
    }
    return [];
  });
  const often = new Map<string, number>();
  for (const { before } of found) often.set(before, (often.get(before) ?? 0) + 1);
  return found.filter(({ before }) => (often.get(before) ?? 0) > 1 && !divisions.test(before.replace(/[\s:]+$/u, '')));
}

/** `… the bells (Action 3) – rung.`: the last id of its line that stands alone in brackets. */
function bracketed(text: string, lines: readonly Line[], words: Words): readonly Numbered[] {
  const families = words.families.filter(({ lineStartOnly }: IdFamily) => !lineStartOnly);
  return lines.flatMap((line) => {
    const found = families.flatMap((family) =>
      [...findIds(family, text, line.start, line.end)].filter(
        (token) =>
          isNamed(token) &&
          text[token.start - 1] === '(' &&
          /^\)\s*(?:[–—:-]\s*\p{L}|[.,;]?\s*$)/u.test(text.slice(token.end, Math.min(line.end, token.end + 8))),
      ),
    );
    return found.length === 1 && found[0] ? [{ line, token: found[0], before: '(' }] : [];
  });
}
