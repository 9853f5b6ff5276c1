import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { whereRefused } from '../core/machine.js';
import type { Run, RunPlan } from '../model/run.js';

/** What a later run wants to know of the runs before: one line each, kept beside the captures. */
const logName = 'runs.jsonl';

export interface LoggedRun {
  readonly at: string;
  readonly plan: string;
  readonly outcome: RunPlan['outcome'];
  readonly lastGood: string | null;
  readonly failuresInARow: number;
  readonly fetched: number;
  readonly written: number;
}

/** Every run that is on record, the oldest first; a line that was cut off by a kill is no line. */
export async function readRunLog(folder: string | null): Promise<readonly LoggedRun[]> {
  if (folder === null) return [];
  const path = join(folder, logName);
  const text = await readFile(path, 'utf8').catch(whereMissing('', path));
  return text.split('\n').flatMap((line) => {
    try {
      const run = JSON.parse(line) as LoggedRun;
      return typeof run.plan === 'string' ? [run] : [];
    } catch {
      return [];
    }
  });
}

export async function appendRunLog(folder: string, { made, plans }: Run): Promise<void> {
  const lines = plans.map(({ plan, outcome, lastGood, failuresInARow, written, editions }): string => {
    const fetched = editions.reduce((sum, edition) => sum + edition.fetched, 0);
    const run: LoggedRun = { at: made.at, plan, outcome, lastGood, failuresInARow, fetched, written };
    return JSON.stringify(run);
  });
  // After a line that was cut off, a new one begins all the same.
  const text = lines.map((line) => `\n${line}`).join('');
  const path = join(folder, logName);
  await appendFile(path, text).catch(whereRefused(path));
}
