import { mkdir, open, readFile, rename, rm, link } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { fault } from '../core/faults.js';
import { whereRefused } from '../core/machine.js';

/** Who holds the lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells this start of the machine from every other; null where the system does not say. */
  readonly boot: string | null;
  /** When the process began, in the system's own ticks: numbers of processes are used again. */
  readonly began: string | null;
  readonly since: string;
}

const lockName = 'lock.json';

/**
 * Keeps two runs from one archive. The lock of a run that was killed, or of a machine that
 * was started again since, is taken over; `pipeline/locked` where the other one is at work.
 * Gives back what releases it.
 */
export async function acquireLock(folder: string, now: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true }).catch(whereRefused(folder));
  const path = join(folder, lockName);
  const own = join(folder, `.lock.${process.pid}.tmp`);
  const me: Holder = {
    pid: process.pid,
    host: hostname(),
    boot: await bootId(),
    began: await beganAt(process.pid),
    since: now,
  };
  try {
    await writeFlushed(own, JSON.stringify(me)).catch(whereRefused(own));
    // Two tries: between the first and the second a lock that was left over is moved away.
    for (let tries = 0; tries < 2; tries++) {
      if (await place(own, path)) return () => release(path, me);
      await takeAway(path, me);
    }
    throw locked(path, null);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** A link is made or it is there already: nothing in between, on every file system. */
async function place(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    return whereRefused(path)(error);
  }
}

/** Moves a lock away whose holder is no more; a fault where it is at work. */
async function takeAway(path: string, me: Holder): Promise<void> {
  const text = await readFile(path, 'utf8').catch(whereMissing(null, path));
  if (text === null) return;
  const holder = readHolder(text);
  if (holder && (await isAtWork(holder, me))) throw locked(path, holder);
  const aside = `${path}.${process.pid}.old`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => text);
  // Another run may have been quicker, and this be its lock: it gets it back.
  if (moved !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isAtWork({ pid, host, boot, began }: Holder, me: Holder): Promise<boolean> {
  // Of another machine nothing can be known: a person must decide.
  if (host !== me.host) return true;
  if (boot !== me.boot) return false;
  if (!isAlive(pid)) return false;
  return began === null || began === (await beganAt(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function release(path: string, me: Holder): Promise<void> {
  const holder = readHolder(await readFile(path, 'utf8').catch(whereMissing('', path)));
  if (holder?.pid === me.pid && holder.since === me.since) await rm(path, { force: true });
}

function readHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Partial<Holder>;
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : null;
  } catch {
    return null;
  }
}

function locked(path: string, holder: Holder | null): Error {
  const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.since}` : 'another process';
  return fault('pipeline/locked', `another run is at work: ${who} (${path})`);
}

async function bootId(): Promise<string | null> {
  const text = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  return text?.trim() ?? null;
}

/** Field 22 of what Linux says of a process; its name, in brackets, may hold anything. */
async function beganAt(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
