import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/canonical.js';
import { jsonSchema, schemaNames } from '../../src/pipeline/schemas.js';

/** The contract as committed: a drift of it is a difference here, seen in review. */
const golden = join(import.meta.dirname, '../../fixtures/schemas');

test.each(schemaNames)('the schema of %s is the committed one', (name) => {
  const path = join(golden, `${name}.json`);
  const text = canonicalJson(jsonSchema(name));
  if (!existsSync(path) && process.env['CI'] === undefined) {
    writeFileSync(path, text);
    expect.fail(`${path} was missing and has been written: look at it, then commit it`);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
});

test('no schema is committed that is not printed', () => {
  expect(readdirSync(golden).sort()).toEqual(schemaNames.map((name) => `${name}.json`).sort());
});

test.each(schemaNames)('the schema of %s is one that a validator takes', (name) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  expect(ajv.validateSchema(jsonSchema(name))).toBe(true);
  ajv.compile(jsonSchema(name));
});

test('a name that does not exist is wrong usage', () => {
  expect(() => jsonSchema('editions')).toThrow(expect.objectContaining({ code: 'cli/unknown-name', exitCode: 2 }));
  expect(() => jsonSchema('constructor')).toThrow(expect.objectContaining({ code: 'cli/unknown-name' }));
});
