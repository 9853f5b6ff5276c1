import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../src/pipeline/context.js';
import { readEdition } from '../../src/pipeline/inputs.js';

const folder = join(import.meta.dirname, '../../fixtures/documents');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.actions.json')));

interface Expected {
  readonly id: string;
  readonly recommendation: string | null;
  readonly text: string;
  readonly status: string;
  readonly progress: string | null;
  readonly due?: string | null;
}

describe.each(names)('%s', (name) => {
  const place = join(folder, name);
  const input = readdirSync(place).find((file) => file.startsWith('input.')) ?? '';
  const expected = JSON.parse(readFileSync(join(place, 'expected.actions.json'), 'utf8')) as Expected[];

  test('gives every action, every field, and nothing else', async () => {
    const { edition, documents } = await readEdition([join(place, input)], {}, createContext());
    const read = edition.actions.map(({ id, recommendation, text, status, progress, due }, i) => ({
      id,
      recommendation: recommendation?.id ?? null,
      text,
      status: status?.published ?? null,
      progress,
      ...(expected[i]?.due === undefined ? {} : { due: due?.published ?? null }),
    }));
    expect(read).toEqual(expected);
    expect(edition.coverage.unread).toBe(0);
    const seen = documents.reduce((sum, { tape }) => sum + [...tape.text.replace(/\s+/gu, '')].length, 0);
    expect(edition.coverage.characters).toBe(seen);
  });
});
