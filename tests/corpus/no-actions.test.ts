import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus, readFile, sumOf } from './corpus.js';

/** Real publications that are no action plans: whatever they hold, it is no action. */
const folders: readonly { readonly folder: string; readonly files: RegExp }[] = [
  { folder: 'gov-uk', files: /\.json$/u },
  { folder: 'gov-scot-import', files: /\.(html?|json|xlsx?|zip)$/u },
];

describe.each(folders)('$folder', ({ folder, files }) => {
  const names = readdirSync(join(corpus, folder)).filter((name) => files.test(name));

  test.each(names)('%s has no invented actions', async (name) => {
    const { edition } = await readFile(join(corpus, folder, name));
    expect(edition.actions.map(({ text }) => text)).toEqual([]);
    expect(sumOf(edition.coverage)).toBe(edition.coverage.characters);
    expect(edition.messages.filter(({ code }) => code === 'parse/unread-rows')).toEqual([]);
    // Nothing here, and could not read this, are different answers; silence is neither.
    expect(edition.messages.map(({ code }) => code)).not.toEqual([]);
  });
});
