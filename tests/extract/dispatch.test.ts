import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/core/message.js';
import { extract } from '../../src/extract/index.js';
import { defaultLimits, type Limits } from '../../src/extract/limits.js';
import { mediaTypeOf } from '../../src/source/media-type.js';
import { captureOf, type CaptureFacts } from './captures.js';
import { findBrokenRules } from './invariants.js';

async function codes(
  body: Uint8Array | string,
  facts: CaptureFacts = {},
  limits: Partial<Limits> = {},
  from?: string,
): Promise<string[]> {
  const options = { index: 0, limits: { ...defaultLimits, ...limits } };
  const document = await extract(captureOf(body, facts), from === undefined ? options : { ...options, from });
  expect(findBrokenRules(document)).toEqual([]);
  return document.messages.map((found) => `${found.severity} ${found.code}`);
}

async function formOf(body: string, facts: CaptureFacts = {}): Promise<string> {
  return (await extract(captureOf(body, facts), { index: 0 })).form;
}

describe('what is read as what', () => {
  test.each([
    ['<!DOCTYPE html><p>x', {}, 'html'],
    ['<p>Some <b>words</b></p>', {}, 'html'],
    ['1.1 a < b and c > d', {}, 'text'],
    ['plain words', { mediaType: 'text/html' }, 'html'],
    ['a,b,c\n1,2,3', {}, 'text'],
    ['a,b,c\n1,2,3', { name: 'table.csv' }, 'csv'],
    ['"a","b"\n"1","2"\n', {}, 'csv'],
    ['Harbour plan, 2024, and more, much more\nIn this plan, as before, we dredge, and dredge\n', {}, 'text'],
    ['{"document_type":"guide","details":{"body":"<p>x</p>"}}', {}, 'json'],
    ['[Added: see the annex]', {}, 'text'],
    ['# Harbour plan\n\n| Action | Status |\n|---|---|\n| 1 | Done |\n', { name: 'plan.md' }, 'text'],
  ])('%j %j', async (body, facts, form) => {
    expect(await formOf(body, facts)).toBe(form);
  });

  const pdf = readFileSync(new URL('../../fixtures/documents/pdf-ruled/input.pdf', import.meta.url));
  const page = '<table><tr><th>Ref<th>Status<tr><td>1<td>Done</table>';
  const values = '"Ref","Status"\r\n"1","Done"\r\n"2","Open"\r\n';
  const lines = 'Actions of the plan\n1.1 Mend the quay, and the wall. Complete\n1.2 Paint the lamps. Open\nEnd\n';
  const records = '[{"ref": "1", "status": "Done <b>now</b>"}]';

  test.each([
    [page, 'plan.csv', 'html'],
    [page, 'plan.xlsx', 'html'],
    [page, 'plan.json', 'html'],
    [page, 'plan.txt', 'html'],
    [values, 'plan.html', 'csv'],
    [values, 'plan.json', 'csv'],
    [values, 'plan.xlsx', 'csv'],
    [lines, 'plan.html', 'text'],
    [lines, 'plan.csv', 'text'],
    [lines, 'plan.json', 'text'],
    [lines, 'plan.docx', 'text'],
    [records, 'plan.html', 'json'],
    [records, 'plan.csv', 'json'],
    [records, 'plan.txt', 'json'],
    [pdf, 'plan.html', 'pdf'],
  ] as [string | Uint8Array, string, string][])(
    '%# called %s is read as what it is, and that is said',
    async (body, name, form) => {
      const mediaType = mediaTypeOf(name);
      const document = await extract(captureOf(body, { name, mediaType }), { index: 0 });
      expect([document.form, document.messages.map(({ code }) => code)]).toEqual([form, ['extract/mislabelled']]);
    },
  );

  test.each([
    [page, 'page'],
    [page, 'plan.html'],
    [values, 'plan.txt'],
    [lines, 'plan.md'],
    [records, 'plan.json'],
  ])('nothing is said of %j called %s', async (body, name) => {
    const { messages } = await extract(captureOf(body, { name }), { index: 0 });
    expect(messages).toEqual([]);
  });

  test('a caller may say, and is told of a format that is none', async () => {
    const forced = await extract(captureOf('<p>x</p>'), { index: 0, from: 'text' });
    expect(forced.tape.text).toBe('<p>x</p>');
    await expect(extract(captureOf('x'), { index: 0, from: 'papyrus' })).rejects.toThrow(Fault);
  });
});

describe('what cannot be read', () => {
  const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

  test.each([
    ['nothing', '', 'extract/empty'],
    ['white space', '\ufeff \n\t\u00a0', 'extract/empty'],
    ['a page of no text', '<html><body><img src="x.png"></body></html>', 'extract/empty'],
    ['a JPEG', bytes('ffd8ffe000104a464946'), 'extract/wrong-kind'],
    ['a PNG', bytes('89504e470d0a1a0a0000'), 'extract/wrong-kind'],
    ['a ZIP archive', bytes('504b0304140000000000'), 'extract/wrong-kind'],
    ['a program', bytes('7f454c46020101000000'), 'extract/wrong-kind'],
    ['binary data', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 29), 'extract/wrong-kind'],
    ['RTF', '{\\rtf1\\ansi Plan}', 'extract/unsupported'],
    ['an old Word file', bytes('d0cf11e0a1b11ae10000'), 'extract/unsupported'],
    ['JSON of another kind', '{"actions":[]}', 'extract/unsupported'],
    ['broken JSON', '{"document_type":"guide","details":{"body":"<p>x', 'extract/damaged'],
  ])('%s', async (_, body, code) => {
    expect(await codes(body)).toEqual([`error ${code}`]);
  });

  test('whatever it is called', async () => {
    expect(
      await codes(bytes('ffd8ffe000104a464946'), { name: 'page.html', mediaType: 'text/html' }, {}, 'html'),
    ).toEqual(['error extract/wrong-kind']);
  });

  test('an edition of our own is no error', async () => {
    expect(await codes('{"format":"planwatch/edition@1","actions":[]}')).toEqual(['info extract/edition']);
  });
});

describe('limits', () => {
  test('what was read before is kept', async () => {
    const document = await extract(captureOf(`<p>before</p>${'<div>'.repeat(60)}inside`), {
      index: 0,
      limits: { ...defaultLimits, depth: 50 },
    });
    expect(document.tape.text).toBe('before');
    expect(document.messages.map(({ code }) => code)).toEqual(['extract/too-deep']);
  });

  test.each([
    ['bytes', 'a'.repeat(2_000), { bytes: 1_000 }],
    ['elements', '<p>x'.repeat(100), { elements: 50 }],
    [
      'elements that the algorithm opens again',
      `<p>${[...Array(20).keys()].map((i) => `<font size=${i}>`).join('')}x${'<p>y'.repeat(50)}`,
      { elements: 500 },
    ],
    ['attributes', `<p>x<p ${[...Array(100).keys()].map((i) => `a${i}=">"`).join(' ')}>y`, { attributes: 50 }],
    ['slots', `<table>${'<tr><td>x<td>y'.repeat(50)}</table>`, { slots: 20 }],
    ['columns', `<table><tr>${'<td>x'.repeat(50)}</table>`, { columns: 20 }],
  ])('%s', async (_, body, limits) => {
    const options = { index: 0, limits: { ...defaultLimits, ...limits } };
    const document = await extract(captureOf(body, { name: 'x.html' }), options);
    expect(document.messages.map(({ code }) => code)).toContain('extract/too-large');
  });

  test.each([
    ['rows', 'a,b\n'.repeat(50), { slots: 20 }],
    ['columns', 'a,'.repeat(50), { columns: 20 }],
  ])('of separated values: %s', async (_, body, limits) => {
    const options = { index: 0, from: 'csv', limits: { ...defaultLimits, ...limits } };
    const document = await extract(captureOf(body), options);
    expect(document.messages.map(({ code }) => code)).toContain('extract/too-large');
  });

  test('depth costs no call stack, in any form', async () => {
    const deep = 200_000;
    expect(await codes('<div>'.repeat(deep))).toContain('error extract/too-deep');
    expect(await codes('['.repeat(deep) + ']'.repeat(deep), { name: 'x.json' })).toEqual(['error extract/unsupported']);
    expect(await codes(`<p ${'b '.repeat(deep)}>`, {}, {}, 'html')).toContain('error extract/too-large');
  });
});
