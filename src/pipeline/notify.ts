import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../core/canonical.js';
import { fault } from '../core/faults.js';
import { whereMissing } from '../core/missing.js';
import type { ChangeSet } from '../model/changes.js';
import type { Candidate } from '../model/plans.js';
import { hashOf } from './derived-keys.js';
import type { RunResult } from './run.js';
import type { PlanRun } from './run-plan.js';
import { writeWhole } from './write-file.js';

/** What a command that is to be told of changes reads on its standard input. */
interface Notice {
  readonly format: 'planwatch/notice@1';
  readonly at: string;
  readonly plans: readonly {
    readonly plan: string;
    readonly changes: readonly ChangeSet[];
    readonly candidates: readonly Candidate[];
  }[];
}

/** Plan → what was told → hash of it as it was told. Kept with the captures, so that a kill forgets nothing. */
type Told = Readonly<Record<string, Readonly<Record<string, string>>>>;

const toldName = 'told.json';

/**
 * Runs a command, as the shell would, and gives it the change sets and candidates that it was
 * not told of yet, or that are others now. What was told is noted when the command has ended
 * well: after a kill or a failure the next run tells it, so that each is told at least once.
 *
 * Nothing that a publisher wrote is ever part of the command: it comes as JSON on the standard
 * input. Nothing is run where there is nothing to tell.
 */
export async function notify(command: string, { run, plans }: RunResult, archive: string | null): Promise<void> {
  const path = archive === null ? null : join(archive, toldName);
  const before = path === null ? {} : await readTold(path);
  const now: Record<string, Readonly<Record<string, string>>> = { ...before };
  const notice: Notice['plans'][number][] = [];
  for (const each of plans) {
    const { id } = each.plan.plan;
    const known = before[id] ?? {};
    const news = factsOf(each).filter(({ name, hash }) => known[name] !== hash);
    now[id] = { ...known, ...Object.fromEntries(news.map(({ name, hash }) => [name, hash])) };
    if (news.length === 0) continue;
    const changes = news.flatMap((fact) => fact.changes ?? []);
    notice.push({ plan: id, changes, candidates: news.flatMap(({ candidate }) => candidate ?? []) });
  }
  if (notice.length === 0) return;
  const told: Notice = { format: 'planwatch/notice@1', at: run.made.at, plans: notice };
  await pipeInto(command, canonicalJson(told));
  if (path !== null) await writeWhole(path, canonicalJson({ format: 'planwatch/told@1', plans: now }));
}

interface Fact {
  readonly name: string;
  readonly hash: string;
  readonly changes?: ChangeSet;
  readonly candidate?: Candidate;
}

/** Everything there is to tell of a plan. Which version of planwatch compared it is no news. */
function factsOf({ compared, revised, candidates }: PlanRun): Fact[] {
  const fact = (name: string, changes: ChangeSet): Fact => {
    return { name, hash: hashOf(JSON.stringify(changes.changes)), changes };
  };
  return [
    ...compared.map(({ changes }) => fact(`${changes.from.edition}..${changes.to.edition}`, changes)),
    ...revised.map(({ changes, revisions: [before, after] }) =>
      fact(`${changes.from.edition}~${before}..${changes.to.edition}~${after}`, changes),
    ),
    ...candidates.map((candidate) => ({ name: candidate.address, hash: hashOf(candidate.address), candidate })),
  ];
}

async function readTold(path: string): Promise<Told> {
  const text = await readFile(path, 'utf8').catch(whereMissing('', path));
  try {
    return (JSON.parse(text) as { plans?: Told }).plans ?? {};
  } catch {
    // Then all of it is told again: better twice than never.
    return {};
  }
}

function pipeInto(command: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'] });
    const fail = (why: string): void =>
      reject(fault('pipeline/not-told', `the command that is told of changes ${why}: ${command}`));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code, signal) => (code === 0 ? resolve() : fail(`ended with ${code ?? signal}`)));
    // It may have read enough before all is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
