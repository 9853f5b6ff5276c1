import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/model/report.js';

/** The hand-made reports of `fixtures/reports`. */
export const reportsFolder = join(import.meta.dirname, '../../fixtures/reports');

export const cases = readdirSync(reportsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export function readReport(name: string): Report {
  return JSON.parse(readFileSync(join(reportsFolder, name, 'input.json'), 'utf8')) as Report;
}

/** A report of a kind, for tests that need its fields. */
export function readKind<K extends Report['kind']>(name: string, kind: K): Extract<Report, { kind: K }> {
  const report = readReport(name);
  if (report.kind !== kind) throw new Error(`${name} is no report of kind ${kind}`);
  return report as Extract<Report, { kind: K }>;
}
