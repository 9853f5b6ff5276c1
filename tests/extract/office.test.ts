import { write, utils } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { read } from '../parse/reading.js';

const cells = [
  ['1.1 Boats', '1.1.1 Mend the boat & its oars.', 'Complete', 'Mended in May.'],
  ['', '1.1.2 Paint the boat.', 'Ongoing', 'See action 1.1.1'],
  ['1.2 Vans', '1.2.1 Buy a van.', 'Ongoing', ''],
];
const headers = ['Recommendation', 'Action', 'Status', 'Progress'];
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

function escape(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

/** Word: the recommendation's cell runs down over the rows of its group (`w:vMerge`). */
function docx(): Uint8Array {
  const cell = (text: string, merge: string): string =>
    `<w:tc><w:tcPr>${merge}</w:tcPr><w:p><w:r><w:t>${escape(text)}</w:t></w:r></w:p></w:tc>`;
  const rows = [headers, ...cells].map((row, r) => {
    const merge = r === 1 ? '<w:vMerge w:val="restart"/>' : r === 2 ? '<w:vMerge/>' : '';
    return `<w:tr>${r === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${row.map((text, c) => cell(text, c === 0 ? merge : '')).join('')}</w:tr>`;
  });
  const body = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Theme 1: Moving</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:ins><w:r><w:t>Kept.</w:t></w:r></w:ins></w:p><w:tbl>${rows.join('')}</w:tbl>`;
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const styles =
    '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>';
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const own =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(relations),
    'word/document.xml': strToU8(document),
    'word/styles.xml': strToU8(styles),
    'word/_rels/document.xml.rels': strToU8(own),
  });
}

function odt(): Uint8Array {
  const cell = (text: string, span: string): string =>
    `<table:table-cell${span}><text:p>${escape(text)}</text:p></table:table-cell>`;
  const rows = [headers, ...cells].map((row, r) => {
    const own = row.map((text, c) =>
      c === 0 && r === 2
        ? '<table:covered-table-cell/>'
        : cell(text, c === 0 && r === 1 ? ' table:number-rows-spanned="2"' : ''),
    );
    return `<table:table-row>${own.join('')}</table:table-row>`;
  });
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"';
  const body = `<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:h text:outline-level="1">Theme 1: Moving</text:h><text:p>Kept.</text:p><table:table>${rows.join('')}</table:table>`;
  const content = `<?xml version="1.0"?><office:document-content ${names}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(content),
  });
}

function sheet(bookType: 'xlsx' | 'ods'): Uint8Array {
  const page = utils.aoa_to_sheet([['Moving: the tracker'], headers, ...cells]);
  page['!merges'] = [{ s: { r: 2, c: 0 }, e: { r: 3, c: 0 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, page, 'Actions');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

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
