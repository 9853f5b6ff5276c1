import { write, utils } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { read } from '../parse/reading.js';
import { cells, docx, headers, odt, sheet } from './office-files.js';

const expected = [
  {
    id: '1.1.1',
    recommendation: '1.1 Boats',
    text: 'Mend the boat & its oars.',
    status: 'Complete',
    progress: 'Mended in May.',
  },
  {
    id: '1.1.2',
    recommendation: '1.1 Boats',
    text: 'Paint the boat.',
    status: 'Ongoing',
    progress: 'See action 1.1.1',
  },
  { id: '1.2.1', recommendation: '1.2 Vans', text: 'Buy a van.', status: 'Ongoing', progress: null },
];

const forms = [
  { form: 'docx', body: docx() },
  { form: 'odt', body: odt() },
  { form: 'xlsx', body: sheet('xlsx') },
  { form: 'ods', body: sheet('ods') },
];

describe.each(forms)('$form', ({ form, body }) => {
  const reading = read([{ name: `plan.${form}`, body }]);

  test('merged cells, ids, statuses and notes of every row', async () => {
    const { actions } = (await reading).edition;
    const found = actions.map((action) => ({
      id: action.id,
      recommendation: `${action.recommendation?.id ?? ''} ${action.recommendation?.title ?? ''}`,
      text: action.text,
      status: action.status?.published,
      progress: action.progress,
    }));
    expect(found).toEqual(expected);
  });

  test('every character is in one class, and nothing is unread', async () => {
    const { coverage } = (await reading).edition;
    expect(coverage.records + coverage.headings + coverage.narrative + coverage.furniture + coverage.unread).toBe(
      coverage.characters,
    );
    expect(coverage.unread).toBe(0);
  });

  test('a value points to its part and its place in it', async () => {
    const [first] = (await reading).edition.actions;
    const place = {
      docx: ['word/document.xml', 'table 1, row 2, cell 3'],
      odt: ['content.xml', 'table 1, row 2, cell 3'],
      xlsx: ['Actions', 'C3'],
      ods: ['Actions', 'C3'],
    }[form];
    expect(first?.spans['status']).toEqual([{ capture: 0, part: place?.[0], path: place?.[1] }]);
  });

  test('a damaged file is said to be damaged, and is not “no records”', async () => {
    const { edition } = await read([{ name: `plan.${form}`, body: body.slice(0, Math.floor(body.length * 0.6)) }]);
    expect(edition.actions).toEqual([]);
    expect(edition.messages.map(({ code }) => code)).toContain('extract/damaged');
  });
});

test('what was deleted in a tracked change is not read, what was inserted is', async () => {
  for (const body of [docx(), odt()]) {
    const { documents } = await read([{ name: 'plan', body }]);
    expect(documents[0]?.tape.text).toContain('Kept.');
    expect(documents[0]?.tape.text).not.toContain('Gone.');
  }
});

test('a package that swells too much is refused before it is opened', async () => {
  const body = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 });
  const { edition } = await read([{ name: 'bomb.docx', body }]);
  expect(edition.messages.map(({ code }) => code)).toContain('extract/too-large');
});

function changed(body: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(body);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) }, { level: 0 });
}

test('columns that no sheet can have are not counted to, and the rows are read', async () => {
  const columns =
    '<cols><col min="1" max="2" width="9"/><col min="3" max="99999999999999999999" width="9" hidden="1"/></cols>';
  const body = changed(sheet('xlsx'), 'xl/worksheets/sheet1.xml', (text) =>
    text.replace('<sheetData>', `${columns}<sheetData>`),
  );
  const { edition } = await read([{ name: 'plan.xlsx', body }]);
  expect(edition.actions.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

test('a date that no calendar has is said, and the rest of the sheet is read', async () => {
  const page = utils.aoa_to_sheet([[...headers, 'Due'], ...cells.map((row) => [...row, new Date('2026-03-01')])]);
  const due = page['E3'] as { v: unknown; t: string; z?: string };
  Object.assign(due, { t: 'n', v: 1e12, z: 'yyyy-mm-dd' });
  const book = utils.book_new();
  utils.book_append_sheet(book, page, 'Actions');
  const body = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const { edition } = await read([{ name: 'plan.xlsx', body }]);
  expect(edition.actions.map(({ id, due }) => [id, due?.published ?? null])).toEqual([
    ['1.1.1', '2026-03-01'],
    ['1.1.2', null],
    ['1.2.1', '2026-03-01'],
  ]);
  expect(edition.messages.map(({ code, actual }) => [code, actual])).toContainEqual(['extract/damaged', 'E3']);
});

test('cells repeated more often than the limit are refused before they are counted out', async () => {
  const body = changed(sheet('ods'), 'content.xml', (text) =>
    text.replace('<table:table-row', '<table:table-row table:number-rows-repeated="999999999"'),
  );
  const { edition } = await read([{ name: 'plan.ods', body }]);
  expect(edition.messages.map(({ code, actual }) => [code, actual])).toEqual([
    ['extract/too-large', '1000000014 cells'],
  ]);
});

test('what the library is unsure of is not told to the console', async () => {
  const format =
    '<number:number-style style:name="N9"><number:number/><style:map style:condition="value()&lt;0" ' +
    'style:apply-style-name="N8"/></number:number-style>';
  const body = changed(sheet('ods'), 'content.xml', (text) =>
    text.replace('<office:automatic-styles>', `<office:automatic-styles>${format}`),
  );
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { edition } = await read([{ name: 'plan.ods', body }]);
  expect(told.mock.calls).toEqual([]);
  told.mockRestore();
  expect(edition.actions).toHaveLength(3);
});

test('hidden rows are read and reported', async () => {
  const page = utils.aoa_to_sheet([headers, ...cells]);
  page['!rows'] = [{}, {}, { hidden: true }];
  const book = utils.book_new();
  utils.book_append_sheet(book, page, 'Actions');
  const body = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const { edition } = await read([{ name: 'plan.xlsx', body }]);
  expect(edition.actions).toHaveLength(3);
  expect(edition.messages.map(({ code }) => code)).toContain('extract/hidden-cells');
});

/** The same package with a value of four bytes changed in the first entry of its directory. */
function withEntry(body: Uint8Array, offset: number, value: number): Uint8Array {
  const changed = Uint8Array.from(body);
  const view = new DataView(changed.buffer);
  let at = changed.length - 22;
  while (view.getUint32(at, true) !== 0x02014b50) at--;
  view.setUint32(at + offset, value, true);
  return changed;
}

test.each(forms)(
  'a $form whose checksum is wrong is damaged: words nobody wrote are not read',
  async ({ form, body }) => {
    const { edition } = await read([{ name: `plan.${form}`, body: withEntry(body, 16, 12345) }]);
    expect(edition.actions).toEqual([]);
    expect(edition.messages.map(({ code }) => code)).toContain('extract/damaged');
  },
);

test('a package that lies about the size of a part is refused', async () => {
  const part = strToU8(`<x>${'a'.repeat(3_000_000)}</x>`);
  const body = withEntry(zipSync({ 'word/document.xml': part }, { level: 9 }), 24, 20);
  const { edition } = await read([{ name: 'liar.docx', body }]);
  expect(edition.messages.map(({ code }) => code)).toContain('extract/damaged');
});

test('what asks for a password says so', async () => {
  const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
  const kinds = {
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
  };
  for (const [form, mimetype] of Object.entries(kinds)) {
    const parts = {
      mimetype: strToU8(mimetype),
      'META-INF/manifest.xml': strToU8(manifest),
      'content.xml': strToU8('?'),
    };
    const { edition } = await read([{ name: `plan.${form}`, body: zipSync(parts, { level: 0 }) }]);
    expect(edition.messages.map(({ code }) => code)).toContain('extract/encrypted');
  }
  const old = new Uint8Array(2048);
  old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  old.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
  const { edition } = await read([{ name: 'plan.docx', body: old }]);
  expect(edition.messages.map(({ code }) => code)).toContain('extract/encrypted');
});

const pictured = {
  docx(alt: string): Uint8Array {
    const picture = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const body = changed(docx(), 'word/document.xml', (text) =>
      text.replace('<w:t>Complete</w:t>', picture).replaceAll('<w:t>Ongoing</w:t>', picture.replace(alt, 'On track')),
    );
    const relation =
      '<Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/tick.png"/>';
    return changed(body, 'word/_rels/document.xml.rels', (text) =>
      text.replace('</Relationships>', `${relation}</Relationships>`),
    );
  },
  odt(alt: string): Uint8Array {
    const picture = `<draw:frame xmlns:draw="d" xmlns:svg="s"><draw:image/><svg:title>Picture 1</svg:title><svg:desc>${alt}</svg:desc></draw:frame>`;
    return changed(odt(), 'content.xml', (text) =>
      text.replace('>Complete<', `>${picture}<`).replaceAll('>Ongoing<', `>${picture.replace(alt, 'On track')}<`),
    );
  },
};

test.each(['docx', 'odt'] as const)('the words of pictures in place of statuses are read from a %s', async (form) => {
  const { edition } = await read([{ name: `plan.${form}`, body: pictured[form]('Done &quot;in full&quot;') }]);
  expect(edition.actions.map(({ id, status }) => [id, status?.published])).toEqual([
    ['1.1.1', 'Done "in full"'],
    ['1.1.2', 'On track'],
    ['1.2.1', 'On track'],
  ]);
});

test('a paragraph in the style of a heading is one, and words struck out with others in their place hold no more, in an odt', async () => {
  const styles =
    '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>' +
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/></office:automatic-styles>';
  const body = changed(odt(), 'content.xml', (text) =>
    text
      .replace('<office:body>', `${styles}<office:body>`)
      .replace(
        '<text:h text:outline-level="1">Theme 1: Moving</text:h>',
        '<text:p text:style-name="P1">Theme 1: Moving</text:p>',
      )
      .replace('>Complete<', '><text:span text:style-name="T1">Ongoing</text:span> Complete<'),
  );
  const { edition } = await read([{ name: 'plan.odt', body }]);
  expect(edition.actions.map(({ id, theme, status }) => [id, theme?.title, status?.published])).toEqual([
    ['1.1.1', 'Moving', 'Complete'],
    ['1.1.2', 'Moving', 'Ongoing'],
    ['1.2.1', 'Moving', 'Ongoing'],
  ]);
  expect(edition.messages.map(({ code }) => code)).toContain('extract/struck-out');
});
