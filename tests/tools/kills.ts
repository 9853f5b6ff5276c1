/**
 * Kills a run at random points, again and again: `npm run kills [-- TIMES [SEED]]`.
 *
 * Each round a plan has grown or was changed; a run of it is killed with SIGKILL after a random
 * time, `verify` must find nothing wrong, and the run that is let finish must leave the same
 * records, byte for byte, as one that was never disturbed. Every other round its pages are on
 * the web, on a real server; then the times at which they were had are left out of account.
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary, openShelves } from '../cli/planwatch.js';
import { startPublisher, type Publisher } from './publisher/publisher.js';

export interface Kills {
  readonly kills: number;
  /** Runs that had ended before they could be killed. */
  readonly tooLate: number;
  readonly problems: readonly string[];
}

interface Ended {
  readonly code: number | null;
  readonly killed: boolean;
  readonly text: string;
}

/** Editions of two chapters each: small enough for many rounds, with something to fetch, link and write. */
const editions = ['2021-10', '2022-11', '2024-11'];

export async function killRuns(times: number, seed: number): Promise<Kills> {
  const chance = random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'planwatch-kills-'));
  const publisher = await startPublisher();
  const problems: string[] = [];
  let kills = 0;
  let tooLate = 0;
  try {
    for (let round = 0; kills < times; round++) {
      const work = join(folder, `round-${round}`);
      const site = round % 2 === 1 ? publisher : null;
      // Each side has its own plan file, and beside it its own register of threads.
      const [undisturbed, killed] = [join(work, 'undisturbed'), join(work, 'killed')];
      for (const side of [undisturbed, killed]) preparePlan(side, round, site);
      const started = performance.now();
      expectEnd(await run(undisturbed, site), 'undisturbed run', problems);
      const whole = performance.now() - started;
      // Several kills one after the other, each on what the one before left; then a run to the end.
      for (let tries = 0; tries < 6 && kills < times; tries++) {
        const ended = await run(killed, site, whole * chance());
        if (!ended.killed) tooLate++;
        else kills++;
        const verified = await start(['verify', 'plan.yaml'], killed);
        if (verified.code !== 0) problems.push(`round ${round}, kill ${tries}: verify says ${verified.text}`);
      }
      expectEnd(await run(killed, site), `round ${round}, run to the end`, problems);
      problems.push(...compare(join(undisturbed, 'output'), join(killed, 'output'), `round ${round}`));
      if (!existsSync(join(undisturbed, 'output/vans/history.json')))
        problems.push(`round ${round}: the undisturbed run has written no records to compare with`);
      const registers = [undisturbed, killed].map((side) => readFileSync(join(side, 'threads.txt'), 'utf8'));
      if (registers[0] !== registers[1]) problems.push(`round ${round}: the register is another`);
      rmSync(work, { recursive: true });
    }
  } finally {
    await publisher.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills, tooLate, problems };
}

/** A plan of a part of the example, with a page that says another thing in each round. */
function preparePlan(work: string, round: number, site: Publisher | null): void {
  mkdirSync(work, { recursive: true });
  const change = (html: string): string => html.replaceAll('library', `library ${round}`);
  const listed = editions.slice(0, 2 + (round % 3 === 0 ? 0 : 1)).map((id) => {
    const pages = [2, 3].map((number) => {
      if (site) {
        const page = `${site.publication(id)}pages/${number}/`;
        if (number === 3) site.edit(new URL(page).pathname, change);
        return page;
      }
      const name = `page-0${number}.html`;
      const html = readFileSync(join(openShelves, id, 'site', name), 'utf8');
      mkdirSync(join(work, id), { recursive: true });
      writeFileSync(join(work, id, name), number === 3 ? change(html) : html);
      return `${id}/${name}`;
    });
    return `  - id: ${id}\n    published: "${id}-20"\n    pages: ${JSON.stringify(pages)}\n`;
  });
  writeFileSync(join(work, 'plan.yaml'), `id: vans\ntitle: Vans\neditions:\n${listed.join('')}`);
}

function run(folder: string, site: Publisher | null, killAfter?: number): Promise<Ended> {
  return start(['run', 'plan.yaml', ...(site ? [] : ['--offline'])], folder, killAfter);
}

function start(args: readonly string[], cwd: string, killAfter?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...args], { cwd });
    const said: Buffer[] = [];
    child.stderr.on('data', (part: Buffer) => said.push(part));
    child.stdout.resume();
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, killed: signal === 'SIGKILL', text: Buffer.concat(said).toString() });
    });
  });
}

function expectEnd({ code, text }: Ended, what: string, problems: string[]): void {
  if (code !== 0 && code !== 1) problems.push(`${what} ended with ${code}: ${text}`);
}

function compare(one: string, other: string, what: string): string[] {
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort();
  const [mine, theirs] = [files(one), files(other)];
  if (mine.join('\n') !== theirs.join('\n'))
    return [`${what}: other files: ${mine.join(' ')} against ${theirs.join(' ')}`];
  const read = (folder: string, name: string): string =>
    readFileSync(join(folder, name), 'utf8')
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, 'then')
      .replace(/\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC/gu, 'then');
  return mine.filter((name) => read(one, name) !== read(other, name)).map((name) => `${what}: ${name} is another`);
}

/** Chance that is the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [times = '200', seed = '1'] = process.argv.slice(2);
  const { kills, tooLate, problems } = await killRuns(Number(times), Number(seed));
  process.stdout.write(
    `${kills} kills, ${tooLate} runs ended before they could be killed, ${problems.length} problems\n`,
  );
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
