import { foldId } from './ids.js';

/** The ids that a link column declares, each once; its words where it names none. */
export function readLinks(published: string): readonly string[] {
  const ids = [...published.matchAll(id)].map(([words]) => foldId(words));
  // `PAC report 14/22-27 recommendation 1`: a number that is no id says that the words belong together.
  const isPlain = !/\p{N}/u.test(published.replace(id, ''));
  return ids.length > 0 && isPlain ? [...new Set(ids)] : [published];
}

const id = /(?<![\p{N}/])(?:\p{Lu}{1,6}[ -]?)?\p{N}{1,3}(?:\.\p{N}{1,3})*\p{Ll}?(?![\p{N}/])/gu;
