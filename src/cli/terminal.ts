import type { WriteStream } from 'node:tty';
import { createColors } from 'picocolors';
import { printMessage, type RecordedMessage } from '../core/message.js';

export type Colours = ReturnType<typeof createColors>;

/** Where a command prints: data to one stream, what a person should know to the other. */
export interface Terminal {
  /** Whether a person reads the data as it comes. */
  readonly interactive: boolean;
  /** Columns, where it is a terminal. */
  readonly width: number;
  readonly colours: Colours;
  /** Data, to stdout. Resolves when it has been handed over. */
  print(text: string): Promise<void>;
  /** One line, to stderr. */
  say(line: string): void;
  /** One line each, to stderr. */
  sayMessages(messages: readonly RecordedMessage[]): void;
  /** What is being done now; shown on a terminal only, and over the line before. */
  progress(what: string): void;
  clearProgress(): void;
}

type Streams = Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>;

export function createTerminal({ stdout, stderr, env }: Streams): Terminal {
  stopWhenNobodyReads(stdout);
  stopWhenNobodyReads(stderr);
  const inColour = createColors(wantsColour(stderr, env));
  let shown = false;
  const clearProgress = (): void => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };
  const say = (line: string): void => {
    clearProgress();
    stderr.write(`${line}\n`);
  };
  return {
    interactive: stdout.isTTY,
    width: columnsOf(stdout),
    colours: createColors(wantsColour(stdout, env)),
    print: (text) => {
      clearProgress();
      return new Promise((resolve, reject) => {
        stdout.write(text, (error?: Error | null) => (error && !isClosedPipe(error) ? reject(error) : resolve()));
      });
    },
    say,
    sayMessages: (messages) => {
      for (const message of messages) say(paint(plain(printMessage(message)), message.severity, inColour));
    },
    progress: (what) => {
      if (!stderr.isTTY || env['TERM'] === 'dumb') return;
      stderr.write(`\r\x1b[K${plain(what).slice(0, columnsOf(stderr) - 1)}`);
      shown = true;
    },
    clearProgress,
  };
}

/** Some terminals say that they have no columns; then, as where there is no terminal, 80 is what people expect. */
function columnsOf(stream: WriteStream): number {
  return stream.isTTY && stream.columns > 0 ? stream.columns : 80;
}

/** What a page says is printed as text: it must not be able to steer the terminal. */
export function plain(line: string): string {
  return line.replace(/\p{Cc}+/gu, ' ');
}

function paint(line: string, severity: RecordedMessage['severity'], colours: Colours): string {
  const colour = severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.dim;
  return `${colour(severity)}${line.slice(severity.length)}`;
}

/** https://no-color.org and its counterpart; otherwise colour is for terminals. */
function wantsColour(stream: WriteStream, env: NodeJS.ProcessEnv): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '') !== '') return env['FORCE_COLOR'] !== '0';
  // A pipe has no `isTTY` at all, and “undefined” would let the library decide: in scheduled jobs it paints.
  return Boolean(stream.isTTY) && env['TERM'] !== 'dumb';
}

/** `planwatch … | head` closes the pipe when it has seen enough: no fault of anyone's. */
function stopWhenNobodyReads(stream: WriteStream): void {
  stream.on('error', (error: Error) => {
    if (!isClosedPipe(error)) throw error;
  });
}

function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
