import { message, type Message } from '../../core/message.js';
import { findIds, idFamilies, leadingId } from '../fields/ids.js';
import type { Line, Page } from '../page.js';
import { placeAt } from '../place.js';
import type { PageReading } from '../read-page.js';

/**
 * Why an edition has no records: what each page that was read seems to be. Null where none
 * was: *nothing here* and *could not read this* are different answers, and the second has
 * its errors already.
 */
export function whyNoRecords(readings: readonly PageReading[]): Message | null {
  const read = readings.filter(wasRead);
  const [first] = read;
  if (!first) return null;
  const name = ({ page }: PageReading): string => (readings.length === 1 ? '' : `${page.document.info.name}: `);
  const kinds = read.slice(0, mostNamed).map((reading) => name(reading) + kindOf(reading));
  const rest = read.length > mostNamed ? `; and ${read.length - mostNamed} more pages` : '';
  return message('parse/no-records', `${kinds.join('; ')}${rest}`, {
    place:
      first.page.text === '' ? { source: first.page.document.info.name } : placeAt(first.page, { start: 0, end: 1 }),
  });
}

function wasRead({ page, coverage }: PageReading): boolean {
  return coverage.unread === 0 && !page.document.messages.some(({ severity }) => severity === 'error');
}

const mostNamed = 5;
/** A cover has few lines, and they are short. */
const mostOfCover = 15;
const longestOfCover = 160;

/** What a page seems to be, in words. */
function kindOf(reading: PageReading): string {
  const { page } = reading;
  if (page.text === '') return 'it holds no text';
  const lines = page.lines.filter((line) => line.kind !== 'furniture');
  if (reading.totals.length > 0) return 'counts only: numbers under the names of statuses, and no rows';
  const explained = page.legends.reduce((sum, legend) => sum + legend.end - legend.start, 0);
  if (explained > page.text.length * 0.5) return 'a legend only: it says what codes or words mean, and has no rows';
  if (isContents(page, lines)) return 'a contents list: titles, and no rows';
  const ids = idsInSentences(reading);
  if (ids.length >= 2)
    return `narrative that names actions in its sentences (${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}); it is read only when narrative is asked for`;
  if (page.tables.length > 0) return tablesWithout(page);
  if (numbered(page, lines) >= 3)
    return 'a list of numbered texts without a status, response or progress beside any of them';
  const sentences = lines.filter((line) =>
    /[.!?]$/u.test(page.text.slice(Math.max(line.start, line.end - 2), line.end)),
  ).length;
  if (sentences >= Math.max(1, lines.length * 0.25))
    return 'an introduction or other prose: no table, no header line and no row of a known layout was found';
  if (lines.length <= mostOfCover && lines.every((line) => line.end - line.start <= longestOfCover))
    return 'a cover or title page: a few short lines';
  return 'no table, no header line, and no ids, statuses or labels that repeat as those of rows do';
}

function numbered(page: Page, lines: readonly Line[]): number {
  const families = idFamilies.filter(
    (family) => family.id === 'dotted' || family.id === 'lettered' || family.id === 'worded',
  );
  return lines.filter((line) => leadingId(page.text, line.start, line.end, families) !== null).length;
}

function tablesWithout(page: Page): string {
  const many = page.tables.length;
  return `${many === 1 ? 'a table was' : `${many} tables were`} found, ${many === 1 ? 'without' : 'none with'} a text column and a status, response or progress column`;
}

/** Lines that end in a page number, or short titles that nothing follows. */
function isContents(page: Page, lines: readonly Line[]): boolean {
  const body = lines.slice(1);
  if (body.length < 4) return false;
  const words = body.map((line) => page.text.slice(line.start, Math.min(line.end, line.start + 200)));
  const paged = words.filter((line) => /(?:\.{3,}|…|\s{2,}|\s)\s*\p{N}{1,3}$/u.test(line) && line.length <= 120).length;
  const titles = words.filter((line) => line.length <= 90 && !/[.;:!?]$/u.test(line)).length;
  const headed =
    words.slice(0, 4).some((line) => /^(?:table of )?contents$/iu.test(line.trim())) ||
    page.lines.some(
      (line, i) => i < 4 && /^(?:table of )?contents$/iu.test(page.text.slice(line.start, line.end).trim()),
    );
  return paged >= body.length * 0.6 || (titles >= body.length * 0.8 && (headed || body.length >= 6));
}

function idsInSentences(reading: PageReading): readonly string[] {
  const found = new Set<string>();
  const families = idFamilies.filter(
    (family) => family.id === 'worded' || family.id === 'dotted' || family.id === 'lettered',
  );
  for (const range of reading.narrative) {
    const text = reading.page.text.slice(range.start, range.end);
    for (const family of families) {
      for (const token of findIds(family, text, 0, text.length)) {
        if (
          family.id === 'worded' ||
          /(?:\(|\b(?:actions?|recommendations?|commitments?)\s+)$/iu.test(
            text.slice(Math.max(0, token.start - 20), token.start),
          )
        )
          found.add(token.id);
      }
    }
  }
  return [...found];
}
