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
