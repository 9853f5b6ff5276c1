import { Command, Option } from 'commander';
import { canonicalJson } from '../../core/canonical.js';
import type { SearchResult } from '../../pipeline/search.js';
import type { Face } from '../face.js';
import { contextOptions, readCount, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';
import { chooseFormat } from '../output.js';
import { plain } from '../terminal.js';

const formats = ['table', 'json'];

type SearchFlags = InputFlags & { readonly format?: string; readonly limit?: number };

/** `search WORDS [PLAN]`: which editions have the words, and which lost them. */
export function searchCommand(face: Face): Command {
  const command = new Command('search')
    .description('find words in every edition, and say which editions lost them')
    .argument('<words>', 'one after the other, as they stand; * at the end for any ending')
    .argument('[plan]', 'id of a plan (default: all that are stored)')
    .addOption(new Option('--format <name>', 'table or json (default: table)').choices(formats))
    .option('--limit <number>', 'most places that are shown, of whole actions (default: 500)', readCount)
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (words: string, plan: string | undefined, flags: SearchFlags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { search } = await import('../../pipeline/search.js');
    const result = await search(words, plan ?? null, createContext(contextOptions(flags, face)), flags.limit);
    const format =
      flags.format ?? (face.terminal.interactive ? chooseFormat({}, formats, 'table', face.terminal) : 'table');
    await face.terminal.print(format === 'json' ? canonicalJson(result) : printResult(result));
    if (result.truncated) face.terminal.say(tellRest(result));
    face.setExitCode(0);
  });
}

function printResult({ query, hits }: SearchResult): string {
  if (hits.length === 0) return `“${plain(query)}” stands in no edition.\n`;
  const lines = hits.flatMap(({ plan, thread, editions }) => [
    plain(thread ?? plan),
    ...editions.flatMap(({ edition, state, keys, places }) => {
      const head = `  ${edition.padEnd(10)} ${state.padEnd(12)} ${keys.join(', ')}`.trimEnd();
      const stands = places.map(
        ({ field, words, place }) => `      ${field}: ${words}${place === null ? '' : `  (${place})`}`,
      );
      return [head, ...stands].map(plain);
    }),
    '',
  ]);
  return `${lines.join('\n')}`;
}

function tellRest({ hits, found: { actions, places } }: SearchResult): string {
  return `${hits.length} of ${actions} actions are shown; all of them with --limit ${places}.`;
}

const example = `
Example:
  $ planwatch search "by end 2023" open-shelves
`;
