import { codes } from '../core/codes.js';
import { fault, faults } from '../core/faults.js';
import type { RecordedMessage } from '../core/message.js';

export interface Findings {
  readonly messages: readonly RecordedMessage[];
  /** Visible characters that look like rows and could not be read. */
  readonly unread?: number;
  /** Whether something changed, where that was asked with --exit-code. */
  readonly changed?: boolean;
}

/** 1 when the data had errors, else 10 when something changed, else 0. Faults (2 and 3) never get here. */
export function exitCodeOf({ messages, unread = 0, changed = false }: Findings): 0 | 1 | 10 {
  if (unread > 0 || messages.some(({ severity }) => severity === 'error')) return 1;
  return changed ? 10 : 0;
}

/** What a scheduler says of messages: which make it fail that would not, and which it does not mind. */
export interface Strictness {
  /** A severity, or a code. */
  readonly failOn?: string | undefined;
  /** Codes of messages and faults. */
  readonly tolerate?: readonly string[] | undefined;
}

const ranks = ['info', 'warning', 'error'];

/** A job that misspells a code would be told of nothing for years: fault `cli/unknown-name`. */
export function expectCodes({ failOn, tolerate = [] }: Strictness): void {
  const isCode = (name: string): boolean => Object.hasOwn(codes, name) || Object.hasOwn(faults, name);
  const unknown = tolerate.find((name) => !isCode(name));
  if (unknown !== undefined) throw fault('cli/unknown-name', `--tolerate: there is no code ${unknown}`, { advice });
  if (failOn === undefined || ranks.includes(failOn) || isCode(failOn)) return;
  throw fault('cli/unknown-name', `--fail-on: ${failOn} is neither info nor warning, nor a code`, { advice });
}

const advice = 'messages and the README have the codes, such as source/unavailable';

/** The messages that count: those that are not minded are left out, those that are to fail are errors. */
export function judge(messages: readonly RecordedMessage[], { failOn, tolerate = [] }: Strictness): RecordedMessage[] {
  const least = failOn === undefined ? -1 : ranks.indexOf(failOn);
  return messages
    .filter(({ code }) => !tolerate.includes(code))
    .map((each) => {
      const fails = each.code === failOn || (least >= 0 && ranks.indexOf(each.severity) >= least);
      return fails ? { ...each, severity: 'error' as const } : each;
    });
}
