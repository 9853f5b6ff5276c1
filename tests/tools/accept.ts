/**
 * `npm run accept -- CASE…`: writes the expected.yaml of plan fixtures as planwatch reads them
 * now, and prints it. Read it before you commit it: an accepted mistake is a tested mistake.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { account, readFixture } from '../parse/cells/fixtures.js';

const plans = join(import.meta.dirname, '../../fixtures/plans');

async function accept(name: string): Promise<void> {
  const folder = join(plans, name);
  const text = stringify(account(await readFixture(folder)));
  writeFileSync(join(folder, 'expected.yaml'), text);
  process.stdout.write(`# ${name}\n${text}\n`);
}

async function main(): Promise<void> {
  for (const name of process.argv.slice(2)) await accept(name);
}

void main();
