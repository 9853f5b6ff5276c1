import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const binary = join(root, 'dist/cli.js');
export const openShelves = join(root, 'fixtures/open-shelves');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** The program that is kept running for the tests of one file, and whether it has something to do. */
let standing: Promise<ChildProcess> | null = null;
let isBusy = false;

/**
 * Runs the built program, and waits for its end. Most commands are done by one process that is kept running, since
 * starting takes longer than what they do; one that needs input or an environment, or that runs beside another, has a
 * process of its own.
 */
export async function planwatch(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
  if (isBusy || settings.input !== undefined || settings.env !== undefined) return ownPlanwatch(args, settings);
  isBusy = true;
  try {
    const child = await (standing ??= startStanding());
    const ended = new AbortController();
    const answer = once(child, 'message', ended);
    child.send({ args, folder: settings.folder ?? root });
    const over = once(child, 'exit', ended).then(() => {
      standing = null;
      throw new Error(`planwatch ${args.join(' ')} ended the process that ran it`);
    });
    const [ran] = (await Promise.race([answer, over])) as [Ran];
    over.catch(() => undefined);
    ended.abort();
    return ran;
  } finally {
    isBusy = false;
  }
}

async function startStanding(): Promise<ChildProcess> {
  needBinary();
  const { FORCE_COLOR: _, ...env } = process.env;
  const child = fork(join(import.meta.dirname, 'standing.mjs'), {
    cwd: root,
    env: { ...env, PLANWATCH_DEBUG: '' },
    execArgv: [],
  });
  await once(child, 'message');
  child.unref();
  child.channel?.unref();
  return child;
}

function needBinary(): void {
  if (!existsSync(binary)) throw new Error('dist/cli.js is missing: run `npm run build` first');
}

/** Runs the built program as a person would, in a process of its own, and waits for its end. */
export function ownPlanwatch(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
  needBinary();
  const { FORCE_COLOR: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...args], {
      cwd: settings.folder ?? root,
      env: { ...env, PLANWATCH_DEBUG: '', ...settings.env },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => stderr.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
    // A program that needs no input may be gone before it is given some.
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(settings.input ?? '');
  });
}

/** Codes of the messages on stderr, with their severity, in order. */
export function codesOf({ stderr }: Ran): string[] {
  return [...stderr.matchAll(/^(?:error|warning|info) ([a-z]+\/[a-z-]+)/gmu)].map(([, code]) => code ?? '');
}
