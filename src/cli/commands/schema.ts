import { Command } from 'commander';
import { canonicalJson } from '../../core/canonical.js';
import type { Face } from '../face.js';
import { deliver } from '../output.js';

/** `schema NAME`: the JSON Schema of a format. */
export function schemaCommand({ terminal, setExitCode }: Face): Command {
  return new Command('schema')
    .description('print the JSON Schema of a format')
    .argument('<name>', 'edition, changes, document, history, run, plan or rulings')
    .option('-o, --out <file>', 'write to a file')
    .addHelpText('after', example)
    .action(async (name: string, flags: { readonly out?: string }) => {
      const { jsonSchema } = await import('../../pipeline/schemas.js');
      await deliver(canonicalJson(jsonSchema(name)), flags.out, terminal);
      setExitCode(0);
    });
}

const example = `
Example:
  $ planwatch schema edition
`;
