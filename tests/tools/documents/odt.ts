import type { PlanTable } from '../pdf/draw.js';
import { zip } from './docx.js';
import { escape, spanAt } from './page.js';

export interface OdtLook {
  /** A footnote called at the end of the first note. */
  readonly footnote?: string;
  /** A paragraph that was deleted in a tracked change. */
  readonly deleted?: string;
}

const names = ['office', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** A plan as an OpenDocument text. */
export function writeOdt(title: string, theme: string, tables: readonly PlanTable[], look: OdtLook): Uint8Array {
  const state = { called: look.footnote === undefined };
  const changes =
    look.deleted === undefined
      ? ''
      : `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>${escape(look.deleted)}</text:p></text:deletion></text:changed-region></text:tracked-changes>`;
  const body = [
    changes,
    `<text:h text:outline-level="1">${escape(title)}</text:h>`,
    `<text:h text:outline-level="2">${escape(theme)}</text:h>`,
    look.deleted === undefined ? '' : '<text:p><text:change text:change-id="c1"/></text:p>',
    ...tables.map((table) => {
      const heading = table.heading === null ? '' : `<text:h text:outline-level="3">${escape(table.heading)}</text:h>`;
      return `${heading}${tableOf(table, look, state)}`;
    }),
  ];
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml':
      '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:body><office:text>${body.join('')}</office:text></office:body></office:document-content>`,
  });
}

function tableOf({ header, rows }: PlanTable, look: OdtLook, state: { called: boolean }): string {
  const head = header.map((text) => `<table:table-cell><text:p>${escape(text)}</text:p></table:table-cell>`).join('');
  const lines = rows.map((row, r) => {
    const cells = row.map((text, c) => {
      if (text === null) return '<table:covered-table-cell/>';
      const span = spanAt(rows, r, c);
      const inner = contents(text, c === row.length - 1 && !/status/iu.test(header[c] ?? ''), look, state);
      return `<table:table-cell${span > 1 ? ` table:number-rows-spanned="${span}"` : ''}>${inner}</table:table-cell>`;
    });
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  });
  return `<table:table><table:table-column table:number-columns-repeated="${header.length}"/><table:table-header-rows><table:table-row>${head}</table:table-row></table:table-header-rows>${lines.join('')}</table:table>`;
}

function contents(text: string, isLast: boolean, { footnote }: OdtLook, state: { called: boolean }): string {
  const lines = text.split('\n');
  const call = !state.called && isLast && text !== '';
  if (call) state.called = true;
  const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>${escape(footnote ?? '')}</text:p></text:note-body></text:note>`;
  const paragraphs = lines.map((line, i) => {
    const isItem = line.startsWith('\u2022 ');
    const inner = `<text:p>${escape(isItem ? line.slice(2) : line)}${call && i === lines.length - 1 ? note : ''}</text:p>`;
    return isItem ? `<text:list><text:list-item>${inner}</text:list-item></text:list>` : inner;
  });
  return paragraphs.join('');
}
