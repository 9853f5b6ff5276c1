import { foldId } from './ids.js';

/** The ids that a link column declares, each once; its words where it names none. */
export function readLinks(published: string): readonly string[] {
  const ids = [...published.matchAll(/(?:\p{Lu}{1,6}[ -]?)?\p{N}{1,3}(?:\.\p{N}{1,3})*\p{Ll}?/gu)].map(([id]) =>
    foldId(id),
  );
  return ids.length > 0 ? [...new Set(ids)] : [published];
}
