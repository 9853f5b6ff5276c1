import { Command } from 'commander';
import { whereRefused } from '../../core/machine.js';
import { printFaults, worstFault } from '../faults.js';
import { appendFileSync } from 'node:fs';
import { exitCodeOf, expectCodes, judge } from '../exit-code.js';
import type { Face } from '../face.js';
import { plain } from '../terminal.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

interface Flags extends InputFlags {
  readonly offline?: boolean;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly exitCode?: boolean;
  readonly failOn?: string;
  readonly tolerate?: readonly string[];
  readonly onChange?: string;
  readonly log?: string;
}

/** `run [PLAN…]`: the main job, for a person or a scheduler. */
export function runCommand(face: Face): Command {
  const command = new Command('run')
    .description('read every edition of plans, store the records, and say what changed')
    .argument('[plan...]', 'ids of plans or plan files (default: all there are)')
    .option('--offline', 'fetch nothing: files, and what is archived')
    .option('--dry-run', 'only list what would be asked for; asks nobody and writes nothing')
    .option('--report <file>', 'write what was read and changed as JSON, for a scheduler')
    .option('--exit-code', 'exit with 10 when a stored record changed')
    .option('--fail-on <what>', 'exit with 1 on messages of this severity (info, warning) or with this code')
    .option('--tolerate <code...>', 'messages and faults that do not count for the exit code')
    .option('--on-change <command>', 'run this where something changed; it reads the changes as JSON from its input')
    .option('--log <file>', 'append what is done to a file, one JSON object a line')
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (plans: string[], flags: Flags) => {
    expectCodes(flags);
    if (flags.dryRun === true) return dryRun(plans, flags, face);
    const { createContext } = await import('../../pipeline/context.js');
    const { runPlans } = await import('../../pipeline/run.js');
    const { hostLine, summarise } = await import('../../pipeline/summary.js');
    const { terminal } = face;
    const log = logInto(flags.log);
    const options = contextOptions(flags, face);
    const progress = (what: string): void => {
      options.progress?.(what);
      log({ event: 'progress', what });
    };
    const context = createContext({ ...options, progress, needsContact: true });
    const result = await runPlans({ plans, offline: flags.offline ?? false, reportFile: flags.report }, context);
    for (const message of result.messages) log({ event: 'message', ...message });
    for (const { code, message } of result.faults) log({ event: 'fault', code, reason: message });
    for (const { messages: _, files: __, ...plan } of result.run.plans) log({ event: 'plan', ...plan });
    for (const host of result.run.hosts) log({ event: 'host', ...host });
    const { width, colours } = terminal;
    const look = { width, color: colours.isColorSupported, limit: 12 };
    // What a person wants last on the screen is printed last.
    terminal.sayMessages(result.messages);
    printFaults(result.faults, terminal);
    for (const host of result.run.hosts) terminal.say(plain(hostLine(host)));
    for (const plan of result.plans) await terminal.print(await summarise(plan, terminal.interactive, look));
    const { tolerate = [] } = flags;
    const messages = judge(result.messages, flags);
    const unread = tolerate.includes('parse/unread') ? 0 : result.unread;
    const found = exitCodeOf({ messages, unread, changed: flags.exitCode === true && result.changed });
    const faults = result.faults.filter(({ code }) => !tolerate.includes(code));
    face.setExitCode(worstFault(faults)?.exitCode ?? found);
    if (flags.onChange !== undefined) {
      const { notify } = await import('../../pipeline/notify.js');
      await notify(flags.onChange, result, context.folders.archive);
    }
  });
}

async function dryRun(plans: readonly string[], flags: Flags, face: Face): Promise<void> {
  const { createContext } = await import('../../pipeline/context.js');
  const { planVisits, visitLines } = await import('../../pipeline/dry-run.js');
  const { visits, messages } = await planVisits(plans, createContext(contextOptions(flags, face)));
  await face.terminal.print(
    visitLines(visits)
      .map((line) => `${plain(line)}\n`)
      .join(''),
  );
  face.terminal.sayMessages(messages);
  face.setExitCode(exitCodeOf({ messages }));
}

/**
 * Each line is written at once: what a run that was killed had done is there. A log that cannot be
 * written is told before anything is done; later it ends the run, and is no fault of a page.
 */
function logInto(path: string | undefined): (event: object) => void {
  if (path === undefined) return () => undefined;
  try {
    appendFileSync(path, '');
  } catch (error) {
    whereRefused(path)(error);
  }
  return (event) => appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
}

const example = `
Example, from any folder (reads the plan that comes with planwatch):
  $ planwatch run --offline
`;
