import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brief, type Brief } from '../labelled-brief.js';
import { read, type Read } from '../reading.js';

/** What a fixture's page must give, as `expected.yaml` has it. */
export interface Account {
  readonly actions: readonly Brief[];
  /** `Complete 12 → complete 12, found 11` */
  readonly totals?: readonly string[];
  /** Why there are no records. */
  readonly because?: string;
  /** Codes of the messages that a person should look at. */
  readonly messages: readonly string[];
}

/** Reads the page in a fixture folder; the folders of narrative are read as narrative. */
export async function readFixture(folder: string): Promise<Read> {
  const name =
    ['input.txt', 'input.html', 'input.csv', 'input.md'].find((each) => existsSync(join(folder, each))) ?? 'input.txt';
  const narrative = basename(folder).startsWith('narrative-');
  return read([{ name, body: readFileSync(join(folder, name)) }], {
    ...(narrative ? { narrative } : {}),
    published: '2025-01-15',
  });
}

export function account({ edition }: Read): Account {
  const totals = edition.totals.map(
    (total) => `${total.published} → ${total.value ?? 'all'} ${total.claimed}, found ${total.found ?? 'none'}`,
  );
  const because = edition.messages.find((each) => each.code === 'parse/no-records')?.reason;
  return {
    actions: edition.actions.map(brief),
    ...(totals.length > 0 ? { totals } : {}),
    ...(because === undefined ? {} : { because }),
    messages: [...new Set(edition.messages.filter((each) => each.severity !== 'info').map((each) => each.code))].sort(),
  };
}
