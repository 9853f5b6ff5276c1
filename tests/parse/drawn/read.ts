import { createHash } from 'node:crypto';
import { extract } from '../../../src/extract/index.js';
import type { Edition } from '../../../src/model/edition.js';
import { parse, type ParseResult } from '../../../src/parse/index.js';

/** Reads a text as planwatch would, without a plan file. */
export async function readText(text: string, name = 'page.txt'): Promise<ParseResult> {
  const body = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const info = { sha256, url: null, name, mediaType: 'text/plain', retrieved: null, bytes: body.length };
  const document = await extract({ info, body, charset: null }, { index: 0 });
  return parse([document], { plan: null, planHash: null, version: '0', editionId: 'test' });
}

/** An action as these tests compare it: words with their white space folded. */
export interface Told {
  readonly id: string | null;
  readonly theme: string | null;
  readonly recommendation: string | null;
  readonly text: string;
  readonly status: string | null;
  readonly progress: string | null;
  readonly owners: string;
  readonly due: string | null;
}

export function told(edition: Edition): readonly Told[] {
  return edition.actions.map((action) => ({
    id: action.id,
    theme: action.theme && fold([action.theme.id, action.theme.title].filter((part) => part !== null).join(' ')),
    recommendation:
      action.recommendation &&
      fold(
        [action.recommendation.id, action.recommendation.title ?? action.recommendation.text]
          .filter((part) => part !== null)
          .join(' '),
      ),
    text: fold(action.text),
    status: action.status?.published ?? null,
    progress: action.progress === null ? null : fold(action.progress),
    owners: action.owners.join('; '),
    due: action.due?.published ?? null,
  }));
}

export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Errors, unread text and suspects: what a page that was read well has none of. */
export function complaints(edition: Edition): readonly string[] {
  const loud = edition.messages.filter((each) => each.severity === 'error' || each.code === 'parse/suspect-narrative');
  return loud.map((each) => `${each.code}: ${each.reason} (${each.actual ?? ''})`);
}

/** Every field's place gives its words back, white space apart. */
export function misplaced(edition: Edition, source: string): readonly string[] {
  const wrong: string[] = [];
  const squeeze = (text: string): string => text.replace(/\*\*|\\(?=\|)|<br>|•|[\s|]+/gu, '');
  for (const action of edition.actions) {
    for (const [field, value] of [
      ['text', action.text],
      ['progress', action.progress],
      ['status', action.status?.published ?? null],
    ] as const) {
      if (value === null || value === '') continue;
      const words = (action.spans[field] ?? [])
        .map((segment) => ('start' in segment ? source.slice(segment.start, segment.end) : ''))
        .join(' ');
      if (squeeze(words) !== squeeze(value)) wrong.push(`${action.key}.${field}: “${words}” is not “${value}”`);
    }
  }
  return wrong;
}
