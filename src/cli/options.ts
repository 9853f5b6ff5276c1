import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ContextOptions } from '../pipeline/context.js';
import type { Face } from './face.js';

/** Options of every command that reads inputs. */
export interface InputFlags {
  readonly store?: string;
  readonly archive?: string;
  readonly plans?: string;
  readonly maxBytes?: number;
  readonly timeout?: number;
  readonly contact?: string;
  readonly allowPrivate?: boolean;
  readonly threads?: number;
  readonly maxSeconds?: number;
  readonly maxMemory?: number;
}

/** Options of every command that prints a record. */
export interface OutputFlags {
  readonly format?: string;
  readonly out?: string;
  readonly bom?: boolean;
}

/** The longest string this runtime can hold is a little over 500 million characters. */
const mostBytes = 500_000_000;

export function withInputOptions(command: Command): Command {
  return command
    .option('--store <folder>', 'where stored editions are (default: output)')
    .option(
      '--plans <folder>',
      'where plan files are (default: plans, where there is one, else the plan that comes with planwatch)',
    )
    .option('--max-bytes <number>', 'largest input that is read (default: 100000000)', readBytes)
    .option('--timeout <seconds>', 'longest wait for a server (default: 30)', readSeconds)
    .addOption(
      new Option('--contact <address>', 'page or mailbox that publishers find in their logs').env('PLANWATCH_CONTACT'),
    )
    .option('--allow-private', 'fetch from private networks too (or set PLANWATCH_ALLOW_PRIVATE=1)')
    .option(
      '--threads <number>',
      'threads that read the pages of a PDF, 0 for none (default: one a core, at most 4)',
      readThreads,
    )
    .option('--max-seconds <seconds>', 'longest time a thread may take over eight pages (default: 60)', readSeconds)
    .option('--max-memory <number>', 'most memory for one PDF, in bytes (default: 1000000000)', readMemory);
}

/** Where captures are kept, for commands that work on what was kept. */
export function withArchiveOption(command: Command): Command {
  return command.option('--archive <folder>', 'where captures are kept', 'archive');
}

export function withOutputOptions(command: Command, formats: readonly string[], forPeople = 'a table'): Command {
  return command
    .addOption(
      new Option('--format <name>', `output format; ${forPeople} on a terminal, json into a pipe`).choices(formats),
    )
    .option('-o, --out <file>', 'write to a file; its name may say the format')
    .option('--bom', 'begin csv with a byte order mark, for spreadsheets');
}

/** Every input format that has a name; those that cannot be read yet say so when they are tried. */
const inputFormats = ['html', 'pdf', 'docx', 'odt', 'xlsx', 'ods', 'csv', 'json', 'text'];

export function withFromOption(command: Command): Command {
  return command.addOption(
    new Option('--from <name>', 'input format, instead of what the input looks like').choices(inputFormats),
  );
}

export function contextOptions(flags: InputFlags, { terminal }: Face): ContextOptions {
  return {
    storeFolder: flags.store,
    archiveFolder: flags.archive,
    plansFolder: flags.plans ?? ownPlans(),
    maxBytes: flags.maxBytes,
    timeoutInSeconds: flags.timeout,
    contact: flags.contact,
    allowPrivate: flags.allowPrivate ?? process.env['PLANWATCH_ALLOW_PRIVATE'] === '1',
    threads: flags.threads ?? Math.min(4, availableParallelism()),
    maxSeconds: flags.maxSeconds,
    maxMemory: flags.maxMemory,
    progress: (what) => terminal.progress(what),
  };
}

/** The folder that `add` makes, where there is one with plan files in it. */
function ownPlans(): string | undefined {
  const folder = 'plans';
  try {
    const isPlan = (name: string): boolean => /\.ya?ml$/iu.test(name) || existsSync(join(folder, name, 'plan.yaml'));
    return readdirSync(folder).some(isPlan) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function readBytes(text: string): number {
  const bytes = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (bytes >= 1 && bytes <= mostBytes) return bytes;
  throw new InvalidArgumentError(`It must be a whole number of bytes, at most ${mostBytes}.`);
}

function readMemory(text: string): number {
  const bytes = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (bytes >= 64_000_000 && bytes <= 4_000_000_000) return bytes;
  throw new InvalidArgumentError('It must be a whole number of bytes, 64000000 to 4000000000.');
}

/** How many of something are shown. */
export function readCount(text: string): number {
  const count = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (count >= 1 && count <= 1_000_000) return count;
  throw new InvalidArgumentError('It must be a whole number, 1 to 1000000.');
}

function readThreads(text: string): number {
  const threads = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (threads >= 0 && threads <= 64) return threads;
  throw new InvalidArgumentError('It must be a whole number, at most 64.');
}

function readSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError('It must be a number of seconds, at most 3600.');
}
