import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { outline } from '../../src/inspect/outline.js';
import { captureOf, type CaptureFacts } from './captures.js';
import { findBrokenRules } from './invariants.js';

interface Case extends CaptureFacts {
  readonly about: string;
  readonly from?: string;
}

const folder = join(import.meta.dirname, '../../fixtures/documents');

describe('fixtures/documents', () => {
  for (const name of readdirSync(folder).sort()) {
    test(name, async () => {
      const place = join(folder, name);
      const input = readdirSync(place).find((file) => file.startsWith('input.'));
      if (input === undefined) throw new Error(`${name} has no input`);
      const { about, from, ...facts } = JSON.parse(readFileSync(join(place, 'case.json'), 'utf8')) as Case;
      expect(about).not.toBe('');
      const capture = captureOf(readFileSync(join(place, input)), { name: input, ...facts });
      const document = await extract(capture, from === undefined ? { index: 0 } : { index: 0, from });
      expect(findBrokenRules(document)).toEqual([]);
      const expected = join(place, 'expected.outline.txt');
      if (!existsSync(expected)) {
        if (process.env['CI'] !== undefined) throw new Error(`${expected} is missing`);
        writeFileSync(expected, outline([document]));
        throw new Error(`${expected} was missing and has been written: review it, then run again`);
      }
      expect(outline([document])).toBe(readFileSync(expected, 'utf8'));
    });
  }
});
