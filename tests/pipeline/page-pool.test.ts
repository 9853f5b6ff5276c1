import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/extract/limits.js';
import { layersOf } from '../../src/extract/pdf/layers.js';
import { readPdf, type PdfReading } from '../../src/extract/pdf/read.js';
import { createPagePool, type PagePool } from '../../src/pipeline/page-pool.js';

/** The compiled worker: `npm test` builds before it tests. */
const worker = new URL('../../dist/pipeline/page-worker.js', import.meta.url);
const pools: PagePool[] = [];

function poolOf(threads: number, seconds = 60, mostKept = 256_000_000): PagePool {
  const pool = createPagePool({ threads, seconds, worker, mostKept });
  if (!pool) throw new Error('there is no compiled worker: run npm run build');
  pools.push(pool);
  return pool;
}

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
});

/** A table that runs over many pages, four times over, and a page that is turned: more jobs than threads. */
async function longPlan(): Promise<Uint8Array> {
  const plan = await PDFDocument.create();
  for (const name of ['pdf-rows-over-pages', 'pdf-rotated', 'pdf-row-spans', 'pdf-furniture']) {
    const body = readFileSync(join(import.meta.dirname, '../../fixtures/documents', name, 'input.pdf'));
    const part = await PDFDocument.load(body);
    for (let copy = 0; copy < 3; copy++)
      for (const page of await plan.copyPages(part, part.getPageIndices())) plan.addPage(page);
  }
  return plan.save();
}

/** A plan that the first engine does not open and the second reads as plain text. */
async function mislabelledPlan(): Promise<Uint8Array> {
  const body = await longPlan();
  body.set(new TextEncoder().encode('%PDX-'));
  return body;
}

function everything(reading: PdfReading): unknown {
  const places = reading.blocks.map(({ start, end }) => reading.tape.locate(start, end));
  const { title, blocks, messages, tape } = reading;
  return { title, text: tape.text, blocks, places, messages, layers: layersOf(reading) };
}

describe('threads', () => {
  test.each([1, 3])('%i of them read what none reads', async (threads) => {
    const body = await longPlan();
    const here = await readPdf(body);
    expect(here.pages.length).toBeGreaterThan(24);
    expect(everything(await readPdf(body, { reader: poolOf(threads) }))).toEqual(everything(here));
  });

  test('limits of pages and characters cut at the same place', async () => {
    const body = await longPlan();
    for (const limits of [
      { ...defaultLimits, pages: 13 },
      { ...defaultLimits, characters: 5000 },
    ]) {
      const here = await readPdf(body, { limits });
      expect(here.messages.map(({ code }) => code)).toContain('extract/too-large');
      expect(everything(await readPdf(body, { limits, reader: poolOf(2) }))).toEqual(everything(here));
    }
  });

  test('a file that cannot be opened is told the same way', async () => {
    const reader = poolOf(1);
    const { messages } = await readPdf(new TextEncoder().encode('%PDF-1.7 and nothing more'), { reader });
    expect(messages.map(({ code }) => code)).toEqual(['extract/damaged']);
  });

  test('those that hold more memory than is kept are replaced, and read the same', async () => {
    const body = await longPlan();
    const reader = poolOf(2, 60, 1);
    const here = await readPdf(body);
    for (let time = 0; time < 2; time++) expect(everything(await readPdf(body, { reader }))).toEqual(everything(here));
    const damaged = await mislabelledPlan();
    const plain = await readPdf(damaged);
    expect(plain.messages.map(({ code }) => code)).toEqual(['extract/plain-text-only']);
    for (let time = 0; time < 2; time++)
      expect(everything(await readPdf(damaged, { reader }))).toEqual(everything(plain));
  });

  test('running out of time is a fault, never a shorter answer', async () => {
    const body = await longPlan();
    const hurried = poolOf(1, 0.000_001);
    await expect(readPdf(body, { reader: hurried })).rejects.toMatchObject({ code: 'extract/too-slow', exitCode: 3 });
  });

  test('running out of memory is a fault', async () => {
    const limits = { ...defaultLimits, memory: 1_000_000 };
    await expect(readPdf(await longPlan(), { limits })).rejects.toMatchObject({ code: 'extract/out-of-memory' });
    const read = readPdf(await longPlan(), { limits, reader: poolOf(1) });
    await expect(read).rejects.toMatchObject({ code: 'extract/out-of-memory', exitCode: 3 });
  });
});

describe('a thread that was started before there is work', () => {
  test('does the work', async () => {
    const body = await longPlan();
    const reader = poolOf(1);
    reader.warm(defaultLimits.memory);
    reader.warm(defaultLimits.memory);
    expect(everything(await readPdf(body, { reader }))).toEqual(everything(await readPdf(body)));
  });

  test('and broke in the meantime is a fault at once, and the next work gets a new one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'planwatch-'));
    const broken = join(folder, 'worker.mjs');
    writeFileSync(broken, "throw new Error('nothing works here');");
    const reader = createPagePool({ threads: 1, seconds: 60, worker: pathToFileURL(broken) });
    if (!reader) throw new Error('there is no such worker');
    reader.warm(defaultLimits.memory);
    await setTimeout(500);
    for (let time = 0; time < 2; time++)
      await expect(readPdf(await longPlan(), { reader })).rejects.toMatchObject({
        code: 'core/unexpected',
        message: 'nothing works here',
      });
    rmSync(folder, { recursive: true });
  });
});

test('a broken file that the second engine chokes on ends the work of no other', async () => {
  const fuzzed = join(import.meta.dirname, '../../fixtures/fuzz');
  const mislabelled = await mislabelledPlan();
  const plain = everything(await readPdf(mislabelled));
  for (const threads of [0, 1]) {
    const pool = poolOf(threads);
    const whole = readFileSync(join(import.meta.dirname, '../../fixtures/documents/pdf-ruled/input.pdf'));
    const alone = everything(await readPdf(whole));
    for (const name of readdirSync(fuzzed).filter((each) => each.startsWith('pdf-'))) {
      const { messages } = await readPdf(readFileSync(join(fuzzed, name)), { reader: pool });
      expect(messages).not.toEqual([]);
      expect(everything(await readPdf(mislabelled, { reader: pool }))).toEqual(plain);
      expect(everything(await readPdf(whole, { reader: pool }))).toEqual(alone);
    }
  }
});

/** A page in a font whose widths are told for the glyphs 36 to 2,147,483,648: the second engine makes an array of them. */
const endlessWidths = `%PDX-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 41>> stream
BT /F1 12 Tf 10 100 Td <00240025> Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>> endobj
6 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/W[36 2147483648 722]>> endobj
7 0 obj <</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>> endobj
trailer <</Root 1 0 R/Size 8>>
%%EOF`;

test('a file that ends the process of the second engine ends no other, and the next file is read', async () => {
  const pool = poolOf(1);
  const broken = await readPdf(new TextEncoder().encode(endlessWidths), { reader: pool });
  expect(broken.messages.map(({ code }) => code)).toEqual(['extract/damaged']);
  const next = await readPdf(await mislabelledPlan(), { reader: pool });
  expect(next.messages.map(({ code }) => code)).toEqual(['extract/plain-text-only']);
});
