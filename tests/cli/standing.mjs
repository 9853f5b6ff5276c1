/**
 * The built program, kept running: it does one command after the other, as `dist/cli.js` does one and ends. A command
 * is over when nothing is left that would have kept a process of its own from ending.
 */
import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

const home = process.cwd();
const built = new URL('../../dist/cli.js', import.meta.url);
const [, main] = /import\("(\.\/program\/run-[^"]+)"\)/u.exec(readFileSync(built, 'utf8')) ?? [];
if (main === undefined) throw new Error('dist/cli.js names no module that runs it');
const { run } = await import(new URL(main, built).href);

function replace(name, value) {
  Object.defineProperty(process, name, { configurable: true, value });
}

function kept(name) {
  const parts = [];
  const stream = new Writable({ write: (part, _, done) => done(void parts.push(part)) });
  replace(name, stream);
  return () => Buffer.concat(parts).toString();
}

const waitedFor = () =>
  process
    .getActiveResourcesInfo()
    .filter((kind) => kind !== 'CloseReq')
    .sort()
    .join();

process.on('disconnect', () => process.exit());
process.on('message', async ({ args, folder }) => {
  const [stdout, stderr] = [kept('stdout'), kept('stderr')];
  replace('stdin', Readable.from([]));
  process.chdir(folder);
  process.exitCode = undefined;
  await run(args);
  while (waitedFor() !== idle) await setTimeout(2);
  process.removeAllListeners('uncaughtException');
  process.chdir(home);
  process.send({ code: process.exitCode ?? 0, stdout: stdout(), stderr: stderr() });
});
await setTimeout(1);
const idle = waitedFor();
process.send('ready');
