import { write, utils } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

/** One small plan as a Word document, an OpenDocument text and a sheet: a title, merged cells, a tracked change. */

export const cells = [
  ['1.1 Boats', '1.1.1 Mend the boat & its oars.', 'Complete', 'Mended in May.'],
  ['', '1.1.2 Paint the boat.', 'Ongoing', 'See action 1.1.1'],
  ['1.2 Vans', '1.2.1 Buy a van.', 'Ongoing', ''],
];
export const headers = ['Recommendation', 'Action', 'Status', 'Progress'];
function escape(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

/** Word: the recommendation's cell runs down over the rows of its group (`w:vMerge`). */
export function docx(): Uint8Array {
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

export function odt(): Uint8Array {
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

export function sheet(bookType: 'xlsx' | 'ods'): Uint8Array {
  const page = utils.aoa_to_sheet([['Moving: the tracker'], headers, ...cells]);
  page['!merges'] = [{ s: { r: 2, c: 0 }, e: { r: 3, c: 0 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, page, 'Actions');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}
