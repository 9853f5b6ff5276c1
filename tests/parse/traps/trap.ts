import type { Action, Edition } from '../../../src/model/edition.js';
import { read, words } from '../reading.js';

/**
 * Things that publishers do and readers trip over, numbered as they were found. Each is planted in
 * one page of twelve ordinary rows: what it changes must be read as `read` says, and every other
 * row as on the page without it.
 */
export interface Trap<P> {
  readonly trap: number;
  readonly name: string;
  readonly plant: (page: P) => P;
  /** What the rows it changes must give, by index. */
  readonly read?: Readonly<Record<number, Partial<Told>>>;
  /** Codes that must be among the messages. */
  readonly messages?: readonly string[];
  /** What else the edition must say. */
  readonly also?: (edition: Edition) => void;
  /** Layouts that cannot have it. */
  readonly except?: readonly string[];
  /** The day of publication, where a date must be told past or ahead. */
  readonly published?: string;
}

/** One way in which the rows are printed. */
export interface Printed<P> {
  readonly file: string;
  readonly render: (page: P) => string;
}

/** Layouts that print the same page, and what its ordinary rows must give. */
export interface Family<P> {
  readonly layouts: Readonly<Record<string, Printed<P>>>;
  readonly ordinary: P;
  readonly expected: readonly Told[];
  readonly traps: readonly Trap<P>[];
}

/** What every row must give; a status as `words → value`. */
export interface Told {
  readonly id: string | null;
  readonly text: string | null;
  readonly owners: string;
  readonly status: string | null;
  readonly progress: string | null;
}

function tell({ id, text, owners, status, progress }: Action): Told {
  return {
    id,
    text: words(text),
    owners: owners.join('; '),
    status: status && `${status.published} → ${status.value}`,
    progress: words(progress),
  };
}

/** A page as it is read: its rows, and the whole edition. */
export async function readPrinted<P>(
  { file, render }: Printed<P>,
  page: P,
  published?: string,
): Promise<{ readonly rows: readonly Told[]; readonly edition: Edition }> {
  const body = new TextEncoder().encode(render(page));
  const { edition } = await read([{ name: file, body }], published === undefined ? {} : { published });
  return { rows: edition.actions.map(tell), edition };
}

const values: Readonly<Record<string, string>> = {
  Complete: 'complete',
  Ongoing: 'in-progress',
  'Not started': 'not-started',
  Delayed: 'delayed',
};

/** A plain status of the ordinary rows, and what it means. */
export function meant(status: string): string {
  return `${status} → ${values[status] ?? ''}`;
}
