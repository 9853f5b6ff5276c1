/**
 * `npm run docs`: runs the commands that README.md shows and writes their real output under
 * them, and writes its generated tables anew. `docs.test.ts` does the same and wants no
 * difference.
 *
 * A command is a line `$ …` in a block marked `console`; it runs from a copy of the top
 * folder, with `planwatch` being the built program. A table stands between
 * `<!-- table NAME -->` and `<!-- /table -->`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codes } from '../../src/core/codes.js';
import { faults } from '../../src/core/faults.js';
import { byteExtractors, extractors } from '../../src/extract/forms.js';
import { layouts } from '../../src/parse/index.js';
import { schemaNames } from '../../src/pipeline/schemas.js';
import { reporters } from '../../src/report/index.js';

const root = join(import.meta.dirname, '../..');

/** The text of a document with the output of its commands, and its tables, as they are now. */
export function refresh(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'planwatch-docs-'));
  try {
    symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'));
    cpSync(join(root, 'output'), join(folder, 'output'), { recursive: true });
    return text
      .replace(
        /(```console\n)([\s\S]*?)(```)/gu,
        (_, open: string, block: string, close: string) => open + runBlock(block, folder) + close,
      )
      .replace(
        /(<!-- table ([a-z]+) -->\n)[\s\S]*?(<!-- \/table -->)/gu,
        (_, open: string, name: string, close: string) => open + table(name) + close,
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runBlock(block: string, folder: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  return commands.map((command) => `${command}\n${runCommand(command.slice(2), folder)}`).join('');
}

/** What a person would see: the data, then the messages. Which of two streams is first seen is chance in a pipe. */
function runCommand(command: string, folder: string): string {
  const script = `planwatch() { "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"; }\n${command}`;
  const { stdout, stderr, error } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
  });
  if (error) throw error;
  // A line of spaces would be lost in an editor, and then the test would fail for nothing.
  return (stdout + stderr).replace(/[ \t]+$/gmu, '').replace(/\n*$/u, '\n');
}

const tables: Readonly<Record<string, () => string[]>> = {
  codes: () => [
    '| code | severity | what it means | what to do |',
    '|---|---|---|---|',
    ...Object.entries(codes).map(
      ([code, { severity, meaning, advice }]) => `| \`${code}\` | ${severity} | ${meaning} | ${advice} |`,
    ),
  ],
  faults: () => [
    '| code | exit | what it means | what to do |',
    '|---|---|---|---|',
    ...Object.entries(faults).map(
      ([code, { kind, meaning, advice }]) => `| \`${code}\` | ${kind === 'usage' ? 2 : 3} | ${meaning} | ${advice} |`,
    ),
  ],
  inputs: () => [
    `Input formats: ${[...extractors.ids, ...byteExtractors.ids].map((id) => `\`${id}\``).join(', ')}.`,
    `Layouts of rows: ${layouts.ids.map((id) => `\`${id}\``).join(', ')}.`,
  ],
  outputs: () => [
    '| format | shows |',
    '|---|---|',
    ...[...reporters].map(({ id, kinds }) => `| \`${id}\` | ${kinds.map((kind) => shownBy[kind]).join(', ')} |`),
    '| `outline` | `extract` |',
  ],
  schemas: () => [schemaNames.map((name) => `[\`${name}\`](fixtures/schemas/${name}.json)`).join(', ')],
};

/** The command that prints each kind of report. */
const shownBy = { document: '`extract`', edition: '`parse`', changes: '`diff`', history: '`history`' } as const;

function table(name: string): string {
  const make = tables[name];
  if (!make) throw new Error(`there is no table “${name}”`);
  return `${make().join('\n')}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = join(root, 'README.md');
  writeFileSync(path, refresh(readFileSync(path, 'utf8')));
}
