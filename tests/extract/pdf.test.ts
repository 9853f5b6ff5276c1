import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { init } from '@embedpdf/pdfium';
import { PDFDocument, StandardFonts, degrees } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { extract, readLayers } from '../../src/extract/index.js';
import { defaultLimits } from '../../src/extract/limits.js';
import { pageList, readPdf } from '../../src/extract/pdf/read.js';
import { layPlainPages, readPlainPages } from '../../src/extract/pdf/second-engine.js';
import { drawOverlay } from '../../src/inspect/overlay.js';
import { captureOf } from './captures.js';

const folder = join(import.meta.dirname, '../../fixtures/documents');
const names = readdirSync(folder).filter((name) => name.startsWith('pdf-'));

function fixture(name: string): Uint8Array {
  return readFileSync(join(folder, name, 'input.pdf'));
}

async function codesOf(
  body: Uint8Array,
  limits = defaultLimits,
): Promise<{ codes: string[]; reasons: string; text: string }> {
  const { messages, tape } = await extract(captureOf(body, { name: 'input.pdf' }), { index: 0, limits });
  return {
    codes: messages.map(({ code }) => code),
    reasons: messages.map(({ reason }) => reason).join('; '),
    text: tape.text,
  };
}

/** How often each visible character occurs, however it is composed. */
function characters(text: string): object {
  const counts: Record<string, number> = {};
  for (const character of text.normalize('NFKC').replace(/[\s\u00ad]/gu, ''))
    counts[character] = (counts[character] ?? 0) + 1;
  return counts;
}

describe('two engines', () => {
  test.each(names)('see the same characters in %s', async (name) => {
    const body = fixture(name);
    const first = await readPdf(body);
    const second = await readPlainPages(body, 100);
    expect(characters(first.tape.text)).toEqual(characters(second?.pages.map(({ text }) => text).join('') ?? ''));
  });

  test('the second gives plain text whose places are pages', async () => {
    const plain = await readPlainPages(fixture('pdf-furniture'), 100);
    expect(plain?.title).toBe('Coastal services review: action plan update');
    const { tape, blocks } = layPlainPages(plain ?? { title: null, pages: [] }, 4);
    expect(blocks.length).toBeGreaterThan(10);
    expect(tape.locate(0, 7)).toEqual([{ capture: 4, page: 1, box: [0, 0, 595, 420] }]);
  });
});

describe('what cannot be read says why', () => {
  test('a file that asks for a password', async () => {
    const { codes, text } = await codesOf(await encrypt(fixture('pdf-ruled')));
    expect(codes).toEqual(['extract/encrypted']);
    expect(text).toBe('');
  });

  test('pages that are pictures', async () => {
    const whole = await codesOf(await picturePages(3, 0));
    expect(whole.codes).toEqual(['extract/no-text-layer']);
    expect(whole.reasons).toContain('no text layer on pages 1–3');
    const some = await codesOf(await picturePages(2, 1));
    expect(some.codes).toEqual(['extract/pages-without-text']);
    expect(some.reasons).toContain('pages 2–3');
  });

  test('a file that is cut off', async () => {
    const body = fixture('pdf-ruled');
    expect((await codesOf(body.subarray(0, body.length >> 1))).codes).toEqual(['extract/damaged']);
  });

  test('a page that calls itself a PDF', async () => {
    const { codes, text } = await codesOf(
      new TextEncoder().encode('<!doctype html><title>Sign in</title><p>Please sign in.</p>'),
    );
    expect(codes).toContain('extract/mislabelled');
    expect(text).toContain('Please sign in.');
  });

  test('a PDF that is said to be something else', async () => {
    const { messages } = await extract(captureOf(fixture('pdf-ruled')), { index: 0, from: 'html' });
    expect(messages.map(({ code }) => code)).toEqual(['extract/wrong-kind']);
  });

  test('limits of pages, characters and drawing', async () => {
    const body = fixture('pdf-rows-over-pages');
    for (const limits of [{ pages: 2 }, { characters: 500 }, { pathSteps: 10 }]) {
      const { codes, text } = await codesOf(body, { ...defaultLimits, ...limits });
      expect(codes.every((code) => code === 'extract/too-large') && codes.length > 0).toBe(true);
      expect(text.length).toBeGreaterThan(100);
    }
  });
});

test('a grid of more slots than a table may have is said to be one, and its words are kept', async () => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([4000, 4000]);
  page.drawText('Drawn behind the hatching', { x: 20, y: 3500, size: 12, font });
  for (let at = 10; at < 3990; at += 3.8) {
    page.drawLine({ start: { x: at, y: 10 }, end: { x: at, y: 3990 }, thickness: 0.2 });
    page.drawLine({ start: { x: 10, y: at }, end: { x: 3990, y: at }, thickness: 0.2 });
  }
  const { codes, reasons, text } = await codesOf(await document.save());
  expect(codes).toEqual(['extract/too-large']);
  expect(reasons).toBe('a grid on page 1 has more slots than a table may have');
  expect(text).toContain('Drawn behind the hatching');
});

test('pages are listed as people list them', () => {
  expect([pageList([3]), pageList([3, 4, 5, 9]), pageList([1, 3, 4])]).toEqual([
    'page 3',
    'pages 3–5 and 9',
    'pages 1 and 3–4',
  ]);
});

test('a turned page has its boxes where a reader sees them', async () => {
  const { blocks, tape } = await extract(captureOf(fixture('pdf-rotated')), { index: 0 });
  const [segment] = tape.locate(blocks[0]?.start ?? 0, blocks[0]?.end ?? 0);
  // The page is 595 × 842 and turned by 90 degrees: its title runs down the right side.
  expect(segment).toMatchObject({ page: 1 });
  const [left, top, right, bottom] = segment && 'box' in segment ? segment.box : [0, 0, 0, 0];
  expect(bottom - top).toBeGreaterThan(right - left);
  expect(left).toBeGreaterThan(700);
});

test('text that runs upwards is read along its direction', async () => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([400, 300]);
  page.drawText('Running text on a level line, and more of it.', { x: 80, y: 200, size: 11, font });
  page.drawText('Drawn along the side', { x: 40, y: 60, size: 11, font, rotate: degrees(90) });
  const { tape } = await readPdf(await document.save());
  expect(tape.text).toContain('Drawn along the side');
});

test('without joining there is one table a page', async () => {
  const body = fixture('pdf-rows-over-pages');
  const joined = await readPdf(body);
  const single = await readPdf(body, { join: false });
  expect(joined.tables.length).toBe(1);
  expect(single.tables.length).toBe(joined.pages.length);
  expect(joined.tables[0]?.brokenRows.length).toBeGreaterThan(1);
});

test('the overlay shows words, rules, cells and what was joined, and fetches nothing', async () => {
  const html = drawOverlay('a < b', await readLayers(captureOf(fixture('pdf-row-spans'))));
  for (const kind of ['word', 'rule', 'cell', 'table', 'joined']) expect(html).toContain(`class="${kind}"`);
  expect(html).toContain('<title>a &lt; b</title>');
  expect(html).not.toMatch(/<script|<link|src=|href=|url\(/u);
});

async function picturePages(pictures: number, texts: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let n = 0; n < texts; n++) document.addPage().drawText('A page of text.', { x: 72, y: 700, size: 12, font });
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const picture = await document.embedPng(Buffer.from(dot, 'base64'));
  for (let n = 0; n < pictures; n++) document.addPage().drawImage(picture, { x: 20, y: 20, width: 400, height: 600 });
  return document.save();
}

/** The same file with a password, made by the engine itself. */
async function encrypt(body: Uint8Array): Promise<Uint8Array> {
  const engine = await init({});
  engine.PDFiumExt_Init();
  const { wasmExports, HEAPU8 } = engine.pdfium as unknown as {
    wasmExports: { malloc(size: number): number };
    HEAPU8: Uint8Array;
  };
  const pointer = wasmExports.malloc(body.length);
  HEAPU8.set(body, pointer);
  const document = engine.FPDF_LoadMemDocument(pointer, body.length, '');
  engine.EPDF_SetEncryption(document, 'secret', 'owner', 0);
  const writer = engine.PDFiumExt_OpenFileWriter();
  engine.PDFiumExt_SaveAsCopy(document, writer);
  const size = engine.PDFiumExt_GetFileWriterSize(writer);
  const target = wasmExports.malloc(size);
  engine.PDFiumExt_GetFileWriterData(writer, target, size);
  const memory = (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  return memory.slice(target, target + size);
}

test('rules in groups that lie too deep in each other are said to be missed', async () => {
  let inner = await PDFDocument.load(fixture('pdf-ruled'));
  const rulesOf = async (): Promise<{ reasons: string; tables: number }> => {
    const reading = await readPdf(await inner.save());
    return { reasons: reading.messages.map(({ reason }) => reason).join(), tables: reading.tables.length };
  };
  const whole = await rulesOf();
  for (let depth = 1; depth <= 13; depth++) {
    const outer = await PDFDocument.create();
    const [embedded] = await outer.embedPdf(inner, [0]);
    if (!embedded) throw new Error('nothing was embedded');
    outer.addPage([embedded.width, embedded.height]).drawPage(embedded);
    inner = await PDFDocument.load(await outer.save());
    if (depth === 12) expect(await rulesOf()).toEqual(whole);
  }
  expect((await rulesOf()).reasons).toBe('too much is drawn on page 1; some of the rules were not seen');
});
