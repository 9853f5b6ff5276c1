import { spawn } from 'node:child_process';
import { canonicalJson } from '../core/canonical.js';
import { fault } from '../core/faults.js';
import type { ChangeSet } from '../model/changes.js';
import type { RunResult } from './run.js';

/** What a command that is to be told of changes reads on its standard input. */
interface Notice {
  readonly format: 'planwatch/notice@1';
  readonly at: string;
  readonly plans: readonly { readonly plan: string; readonly changes: readonly ChangeSet[] }[];
}

/**
 * Runs a command, as the shell would, and gives it the change sets that are new or others than
 * before. Nothing that a publisher wrote is ever part of the command: it comes as JSON on the
 * standard input. Nothing is run where nothing changed.
 */
export async function notify(command: string, { run, plans }: RunResult): Promise<void> {
  const told = plans.map(({ plan, compared, revised, files }) => {
    const written = files.filter((file) => file.written).map(({ path }) => path.replaceAll('\\', '/'));
    const isNew = (from: string, to: string): boolean =>
      written.some((path) => path.endsWith(`/changes/${from}..${to}.json`));
    const steps = compared.filter(({ changes: { from, to } }) => isNew(from.edition, to.edition));
    const edits = revised.filter(({ changes: { from, to }, revisions: [before, after] }) =>
      isNew(`${from.edition}~${before}`, `${to.edition}~${after}`),
    );
    return { plan: plan.plan.id, changes: [...steps, ...edits].map(({ changes }) => changes) };
  });
  const notice: Notice = {
    format: 'planwatch/notice@1',
    at: run.made.at,
    plans: told.filter(({ changes }) => changes.length > 0),
  };
  if (notice.plans.length > 0) await pipeInto(command, canonicalJson(notice));
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
