import { strToU8, zipSync } from 'fflate';
import type { PlanTable } from '../pdf/draw.js';
import { escape, spanAt } from './page.js';

/** What a Word document does beside its tables. */
export interface DocxLook {
  /** A change that was tracked in each status cell: the old word is deleted, the new one inserted. */
  readonly trackedStatus?: string;
  /** A footnote called at the end of the first note. */
  readonly footnote?: string;
  readonly landscape?: boolean;
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A plan as a Word document: headings, tables with merged cells, header rows, lists in cells. */
export function writeDocx(title: string, theme: string, tables: readonly PlanTable[], look: DocxLook): Uint8Array {
  const state = { called: look.footnote === undefined };
  const body = [
    paragraph(title, 'Title'),
    paragraph(theme, 'Heading1'),
    ...tables.flatMap((table) => [
      ...(table.heading === null ? [] : [paragraph(table.heading, 'Heading2')]),
      tableOf(table, look, state),
      paragraph('', null),
    ]),
    look.landscape === true
      ? '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
      : '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
  ];
  return zip({
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${declaration}<w:document xmlns:w="${word}"><w:body>${body.join('')}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['footnotes', 'footnotes.xml'],
    ]),
    'word/styles.xml': `${declaration}<w:styles xmlns:w="${word}">${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${style('ListParagraph', 'List Paragraph')}</w:styles>`,
    'word/numbering.xml': `${declaration}<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `${declaration}<w:footnotes xmlns:w="${word}"><w:footnote w:id="2"><w:p><w:r><w:t>${escape(look.footnote ?? '')}</w:t></w:r></w:p></w:footnote></w:footnotes>`,
  });
}

function tableOf({ header, rows, widths }: PlanTable, look: DocxLook, state: { called: boolean }): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${Math.round(width * 500)}"/>`).join('');
  const head = header.map((text) => cell(`<w:p><w:r><w:rPr><w:b/></w:rPr>${run(text)}</w:r></w:p>`, '')).join('');
  const lines = rows.map((row, r) => {
    const cells = row.map((text, c) => {
      if (text === null) return cell('<w:p/>', '<w:vMerge/>');
      const merge = spanAt(rows, r, c) > 1 ? '<w:vMerge w:val="restart"/>' : '';
      return cell(contents(text, header[c] ?? '', c === row.length - 1, look, state), merge);
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${head}</w:tr>${lines.join('')}</w:tbl>`;
}

function contents(text: string, header: string, isLast: boolean, look: DocxLook, state: { called: boolean }): string {
  if (look.trackedStatus !== undefined && /status/iu.test(header))
    return `<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>${escape(look.trackedStatus)}</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r>${run(text)}</w:r></w:ins></w:p>`;
  const parts = text
    .split('\n')
    .map((line) => (line.startsWith('\u2022 ') ? item(line.slice(2)) : paragraph(line, null)));
  if (state.called || !isLast || text === '' || /status/iu.test(header)) return parts.join('');
  state.called = true;
  return parts.join('').replace(/<\/w:p>$/u, '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>');
}

function cell(inner: string, properties: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
}

function paragraph(text: string, styled: string | null): string {
  const properties = styled === null ? '' : `<w:pPr><w:pStyle w:val="${styled}"/></w:pPr>`;
  return `<w:p>${properties}${text === '' ? '' : `<w:r>${run(text)}</w:r>`}</w:p>`;
}

function item(text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>${run(text)}</w:r></w:p>`;
}

function run(text: string): string {
  return `<w:t xml:space="preserve">${escape(text)}</w:t>`;
}

function style(id: string, name: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const lines = targets.map(
    ([type, target], i) => `<Relationship Id="r${i}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${relation}">${lines.join('')}</Relationships>`;
}

/** A package that is the same bytes each time. */
export function zip(parts: Readonly<Record<string, string>>): Uint8Array {
  const mtime = new Date('2026-03-03T00:00:00');
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [
        name,
        [strToU8(text), { mtime, level: name === 'mimetype' ? 0 : 6 }],
      ]),
    ),
  );
}
