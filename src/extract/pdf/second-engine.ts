import type { Block } from '../../model/document.js';
import { identity } from './geometry.js';
import { PageTapeBuilder } from './tape.js';
import type { Tape } from '../../core/tape.js';
import type { Word } from './words.js';

/** A document as plain text, one entry a page. */
export interface PlainPages {
  readonly title: string | null;
  readonly pages: readonly { readonly text: string; readonly width: number; readonly height: number }[];
}

/**
 * Reads a PDF with the second engine (pdf.js, by `pdf-parse`): its title and the text of each
 * page, without places. Null where it cannot open the file either. It is slow to load, so
 * it is asked only where the first engine fails.
 */
export async function readPlainPages(body: Uint8Array, pages: number): Promise<PlainPages | null> {
  const { PDFParse } = await import('pdf-parse');
  // The parser takes the bytes away from their owner: it gets its own.
  const parser = new PDFParse({ data: body.slice(), verbosity: 0 });
  try {
    const text = await parser.getText({ first: pages, pageJoiner: '' });
    const info = await parser.getInfo({ first: pages, parsePageInfo: true });
    const { Title: title } = (info.info ?? {}) as { Title?: unknown };
    return {
      title: typeof title === 'string' && title.trim() !== '' ? title.trim() : null,
      pages: text.pages.map(({ text: own }, i) => {
        const { width = 0, height = 0 } = info.pages[i] ?? {};
        return { text: own, width, height };
      }),
    };
  } catch {
    return null;
  } finally {
    await parser.destroy();
  }
}

/** Plain pages on a tape, a paragraph a line; all that is known of a place is its page. */
export function layPlainPages({ pages }: PlainPages, capture: number): { tape: Tape; blocks: Block[] } {
  const tape = new PageTapeBuilder(capture);
  const blocks: Block[] = [];
  for (const [index, { text, width, height }] of pages.entries()) {
    for (const line of text.split('\n')) {
      const words = line.split(/\s+/u).filter((word) => word !== '');
      if (words.length === 0) continue;
      tape.newline();
      const start = tape.position;
      for (const word of words) {
        tape.space();
        tape.add(onPage(word, width, height), index + 1, identity);
      }
      blocks.push({ kind: 'paragraph', start, end: tape.end });
    }
  }
  return { tape: tape.build(), blocks };
}

function onPage(text: string, right: number, bottom: number): Word {
  const style = { size: 0, bold: false, italic: false, turn: 0, slanted: false } as const;
  return {
    text,
    left: 0,
    top: 0,
    right,
    bottom,
    baseline: bottom,
    style,
    size: 0,
    order: 0,
    spaced: true,
    leader: false,
    raised: false,
  };
}
