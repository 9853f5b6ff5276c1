import { realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { fault } from '../core/faults.js';
import { whereRefused } from '../core/machine.js';
import { writeWhole } from '../pipeline/write-file.js';
import type { Report } from '../model/report.js';
import type { RenderOptions } from '../pipeline/output.js';
import type { Face } from './face.js';
import type { OutputFlags } from './options.js';
import type { Terminal } from './terminal.js';

const byExtension: Readonly<Record<string, string>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.csv': 'csv',
  '.md': 'markdown',
  '.html': 'html',
  '.txt': 'table',
};

/**
 * The format that was asked for; else the one the output file's name says, where the command
 * knows it; else the one for people on a terminal, and JSON into a pipe or file.
 */
export function chooseFormat(
  asked: { readonly format?: string | undefined; readonly out?: string | undefined },
  formats: readonly string[],
  forPeople: string,
  terminal: Terminal,
): string {
  if (asked.format !== undefined) return asked.format;
  const named = asked.out === undefined ? undefined : byExtension[extname(asked.out).toLowerCase()];
  if (named !== undefined && formats.includes(named)) return named;
  return asked.out === undefined && terminal.interactive ? forPeople : 'json';
}

/** A record in the format that was asked for, to where it was asked for. */
export async function deliverReport(
  report: Report,
  flags: OutputFlags,
  formats: readonly string[],
  { terminal }: Face,
  options: RenderOptions = {},
): Promise<void> {
  const { render } = await import('../pipeline/output.js');
  const color = flags.out === undefined && terminal.colours.isColorSupported;
  const format = chooseFormat(flags, formats, 'table', terminal);
  const text = await render(report, format, { width: terminal.width, color, bom: flags.bom ?? false, ...options });
  await deliver(text, flags.out, terminal);
}

/** Data to the file that was named, else to stdout. */
export async function deliver(text: string, out: string | undefined, terminal: Terminal): Promise<void> {
  if (out === undefined || out === '-') return terminal.print(text);
  const there = await stat(out).catch(whereMissing(null, out));
  if (!there && !(await stat(dirname(out)).catch(whereMissing(null, dirname(out))))) {
    throw fault('source/no-such-path', `there is no folder ${dirname(out)} to write into`);
  }
  // A device or a pipe is written to, never replaced; a link stays a link.
  if (there && !there.isFile()) await writeDirectly(out, text);
  else await writeWhole(there ? await realpath(out) : out, text);
}

async function writeDirectly(out: string, text: string): Promise<void> {
  await writeFile(out, text).catch(whereRefused(out));
}
