import { spawn } from 'node:child_process';
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

/** Runs the built program as a person would, and waits for its end. */
export function planwatch(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
  if (!existsSync(binary)) throw new Error('dist/cli.js is missing: run `npm run build` first');
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
