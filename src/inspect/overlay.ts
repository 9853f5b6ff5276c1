import type { LayerKind, LayerShape, PageLayers } from '../model/layers.js';

/** How each kind of shape is drawn, in the order they lie over one another. */
const looks: Readonly<Record<LayerKind, { readonly fill: string; readonly stroke: string; readonly name: string }>> = {
  table: { fill: '#2563eb14', stroke: '#2563eb', name: 'table' },
  joined: { fill: 'none', stroke: '#7c3aed', name: 'joined over pages' },
  cell: { fill: '#10b98118', stroke: '#059669', name: 'cell' },
  header: { fill: '#f59e0b22', stroke: '#d97706', name: 'header cell' },
  rule: { fill: '#dc2626', stroke: 'none', name: 'rule' },
  furniture: { fill: '#9ca3af44', stroke: 'none', name: 'running head or foot' },
  word: { fill: '#00000008', stroke: '#0000001a', name: 'word' },
};

/**
 * One self-contained HTML page with an SVG for each page of a document: its words as text,
 * and over them the tables, cells, rules and joined rows that were found. No script, nothing
 * fetched.
 */
export function drawOverlay(title: string, pages: readonly PageLayers[]): string {
  const key = Object.values(looks)
    .map(
      ({ fill, stroke, name }) =>
        `<span class="key" style="background:${fill};outline:1px solid ${stroke === 'none' ? fill : stroke}">${name}</span>`,
    )
    .join(' ');
  const styles = Object.entries(looks).map(([kind, { fill, stroke }]) => `.${kind}{fill:${fill};stroke:${stroke}}`);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><style>`,
    'body{font:14px sans-serif;margin:1rem;background:#eee}svg{background:#fff;display:block;margin:0 0 1rem;max-width:100%;height:auto;box-shadow:0 1px 4px #0004}',
    'rect{stroke-width:.5}.joined{stroke-width:2;stroke-dasharray:6 3}text{font-family:sans-serif;fill:#111}.note{font-size:7px;fill:#1d4ed8}.key{padding:0 .4em}',
    ...styles,
    '</style></head><body>',
    `<h1>${escape(title)}</h1><p>${key}</p>`,
    ...pages.map(drawPage),
    '</body></html>',
    '',
  ].join('\n');
}

function drawPage({ page, width, height, shapes }: PageLayers): string {
  const order = Object.keys(looks);
  const sorted = [...shapes].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return `<h2>Page ${page}</h2>\n<svg width="${width * 1.4}" viewBox="0 0 ${width} ${height}" role="img" aria-label="page ${page}">${sorted.map(drawShape).join('')}</svg>`;
}

function drawShape({ kind, box: [left, top, right, bottom], label }: LayerShape): string {
  const width = round(right - left);
  const height = round(bottom - top);
  const rectangle = `<rect class="${kind}" x="${left}" y="${top}" width="${width}" height="${height}"><title>${escape(label)}</title></rect>`;
  if (kind === 'word' || kind === 'furniture') {
    const turned = height > 1.5 * width && [...label].length > 3;
    const size = round(Math.max(1, (turned ? width : height) * 0.78));
    const place = turned
      ? `transform="translate(${round(right - width * 0.25)} ${bottom}) rotate(-90)" textLength="${height}"`
      : `x="${left}" y="${round(bottom - height * 0.22)}" textLength="${Math.max(0.1, width)}"`;
    return `${rectangle}<text ${place} font-size="${size}" lengthAdjust="spacingAndGlyphs">${escape(label)}</text>`;
  }
  if (kind === 'table')
    return `${rectangle}<text class="note" x="${left}" y="${round(top - 2)}">${escape(label)}</text>`;
  if (kind === 'joined')
    return `${rectangle}<text class="note" x="${left}" y="${round(bottom + 8)}">${escape(label)}</text>`;
  return rectangle;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
