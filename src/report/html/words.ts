import { showDay } from '../days.js';
import type { SectionId } from '../story/sections.js';
import type { StatusKey } from '../labels.js';
import type { Mark } from '../story/marks.js';
import type { Phrase } from '../story/piece.js';
import type { SourceLink } from '../story/source.js';
import { markup, Html, type Part } from './template.js';

/** How words are drawn everywhere: theirs in serif and quotation marks, changed ones marked, each with its way to the source. */

/** `bdi` keeps a source's reading direction to itself. */
export function saying(text: string): Html {
  return markup`<span class="said">“<bdi>${text.replace(/\s+/gu, ' ').trim()}</bdi>”</span>`;
}

export function phrase(pieces: Phrase): Html {
  return markup`${pieces.map((piece): Part => {
    if (typeof piece === 'string') return piece;
    if (piece.kind === 'said') return saying(piece.text);
    return markup` <span aria-hidden="true">→</span><span class="vh">became</span> `;
  })}`;
}

/** Marked words: a line through or under them for the eye, a word in brackets for the ear. */
export function marked(marks: readonly Mark[]): Html {
  return markup`<bdi>${marks.map(({ op, text }): Part => {
    if (op === 'same') return text;
    if (op === 'skipped') return markup` <span class="skipped">[… ${text} …]</span> `;
    const [, start = '', words = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
    const spoken = markup`<span class="vh">[${op}: </span>${words}<span class="vh">] </span>`;
    return markup`${start}${op === 'removed' ? markup`<del>${spoken}</del>` : markup`<ins>${spoken}</ins>`}${end}`;
  })}</bdi>`;
}

/** The way to the very words: a link where there is an address, else the place; with the hash of what was read. */
export function sourceOf(source: SourceLink | null, of: string): Html | null {
  if (!source) return null;
  const { capture, place, url } = source;
  const where =
    url === null
      ? markup`${capture?.name ?? 'source'}, at ${place}`
      : markup`<a href="${url}">in the source<span class="vh">: ${of}</span></a>`;
  const hash = capture
    ? markup` · <a href="#capture-${capture.sha256.slice(0, 12)}"><code>${capture.sha256.slice(0, 8)}</code><span class="vh"> capture read for ${of}</span></a>`
    : null;
  const time = capture?.retrieved ? markup` · captured ${showDay(capture.retrieved)}` : null;
  return markup`<span class="source">${where}${hash}${time}</span>`;
}

export function toneOf(section: SectionId): 'bad' | 'good' | '' {
  switch (section) {
    case 'back':
    case 'gone':
    case 'response':
    case 'delayed':
    case 'softened':
    case 'dates':
    case 'overdue':
      return 'bad';
    case 'forward':
      return 'good';
    default:
      return '';
  }
}

/** Our label: boxed and small, so that it is never taken for the publisher's words. */
export function label(text: string, section: SectionId | null = null): Html {
  return markup`<span class="label ${section === null ? '' : toneOf(section)}">${text}</span>`;
}

const shapes: Readonly<Record<StatusKey, string>> = {
  'not-started': '<circle cx="8" cy="8" r="6.5"/>',
  open: '<circle cx="8" cy="8" r="6.5" stroke-dasharray="3 2"/>',
  'in-progress': '<circle cx="8" cy="8" r="6.5"/><path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>',
  delayed: '<circle cx="8" cy="8" r="6.5"/><path d="M8 4v4l3 2"/>',
  'partly-complete': '<circle cx="8" cy="8" r="6.5"/><path d="M8 8V1.5A6.5 6.5 0 1 1 1.5 8z" fill="currentColor"/>',
  complete: '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
  'not-achieved': '<path d="M3 3l10 10M13 3L3 13"/>',
  withdrawn: '<circle cx="8" cy="8" r="6.5"/><path d="M3.5 12.5l9-9"/>',
  unknown: '<rect x="2" y="2" width="12" height="12" stroke-dasharray="2 2"/>',
  none: '<path d="M3 8h10"/>',
};

/** A small shape beside a status word; the word says it all. */
export function statusMark(value: StatusKey): Html {
  return Html.of(
    `<svg class="mark" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6">${shapes[value]}</svg>`,
  );
}
