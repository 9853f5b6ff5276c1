import { entry, type CodeEntry } from './code-entry.js';

/** Codes of messages about two editions: which rows are the same, and what changed. */
export const comparingCodes = {
  'link/doubtful': entry('warning', 'A match between two editions is not sure.', 'Rule on it in the rulings file.'),
  'link/ruling-without-subject': entry(
    'error',
    'A ruling names an action that is in neither edition.',
    'Review the rulings file.',
  ),
  'link/ruling-contradiction': entry(
    'error',
    'Two rulings contradict each other; the later one was taken.',
    'Remove one of them.',
  ),
  'diff/no-records': entry(
    'error',
    'One of the editions has no records, so nothing can be compared.',
    'Parse it first and see what it says.',
  ),
  'diff/nearly-all-changed': entry(
    'warning',
    'Nearly every row looks changed: the match may be wrong, not the data.',
    'Check that both are editions of one plan.',
  ),
} as const satisfies Record<string, CodeEntry>;
