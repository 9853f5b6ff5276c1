import { createHash } from 'node:crypto';
import { extract } from '../../../src/extract/index.js';
import { parse, type ParseResult } from '../../../src/parse/index.js';
import { render, type LayoutName, type Rendered } from './layouts.js';
import { generatePlan, type GeneratedPlan } from './records.js';
import { score, type Score } from './score.js';

/** A page as planwatch reads it, without a plan file. */
export async function readPage(page: Rendered): Promise<ParseResult> {
  const body = new TextEncoder().encode(page.text);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const info = {
    sha256,
    url: null,
    name: page.name,
    mediaType: 'application/octet-stream',
    retrieved: null,
    bytes: body.length,
  };
  const document = await extract({ info, body, charset: null }, { index: 0 });
  return parse([document], { plan: null, planHash: null, version: 'test' });
}

export interface PlanReading {
  readonly plan: GeneratedPlan;
  readonly page: Rendered;
  readonly result: ParseResult;
  readonly score: Score;
  /** Promises that hold for every page, and did not for this one. */
  readonly unsound: readonly string[];
}

export async function readPlan(seed: number, layout: LayoutName, traps: boolean): Promise<PlanReading> {
  const plan = generatePlan(seed, layout, traps);
  const page = render(plan, layout);
  const result = await readPage(page);
  return { plan, page, result, score: score(plan, result.edition), unsound: findUnsound(page, result) };
}

/** Coverage adds up, unread text has its error, keys are unique, spans give the published words back. */
function findUnsound(page: Rendered, { edition }: ParseResult): readonly string[] {
  const { characters, records, headings, narrative, furniture, unread } = edition.coverage;
  const wrong: string[] = [];
  if (records + headings + narrative + furniture + unread !== characters) wrong.push('coverage does not add up');
  const errors = edition.messages.filter((each) => each.code === 'parse/unread' || each.code === 'parse/cut-off');
  if (unread > 0 && errors.length === 0) wrong.push(`${unread} characters unread without an error`);
  const keys = edition.actions.map((action) => action.key);
  if (new Set(keys).size < keys.length) wrong.push('a key is not unique');
  const squeeze = (text: string): string =>
    text
      .replace(/<[^>]*>/gu, ' ')
      .replace(/&amp;/gu, '&')
      .replace(/&lt;/gu, '<')
      .replace(/[•\s|]+/gu, '');
  for (const action of edition.actions) {
    for (const [field, value] of [
      ['id', action.id],
      ['text', action.text],
      ['status', action.status?.published],
      ['progress', action.progress],
      ['due', action.due?.published],
      ['response', action.response?.published],
    ] as const) {
      if (value == null || value === '') continue;
      const words = (action.spans[field] ?? []).map((span) =>
        'start' in span ? page.text.slice(span.start, span.end) : '',
      );
      if (squeeze(words.join(' ')) !== squeeze(value))
        wrong.push(`${action.key}.${field}: its place says “${words.join(' ')}”`);
    }
    if (action.certainty !== 'sure' && !edition.messages.some(({ severity }) => severity !== 'info'))
      wrong.push(`${action.key} is ${action.certainty}, and no message says why`);
  }
  return wrong;
}
