import type { CaptureInfo } from '../../model/capture.js';
import { showMoment, showNumber } from '../days.js';
import type { EditionSide } from '../story/sides.js';
import type { Declared, Reading, StatusCount } from '../story/statuses.js';
import { escapeLine, link, table } from './text.js';

/** Parts that every Markdown report has. Each is a list of lines that begins with an empty one. */

export function countsPart(statuses: readonly StatusCount[], editions: readonly string[]): readonly string[] {
  const numbers = editions.map((_, index) => index + 1);
  return [
    '',
    ...table(
      ['Status', ...editions.map(escapeLine)],
      statuses.map(({ label, counts }) => [label, ...counts.map(showNumber)]),
      numbers,
    ),
  ];
}

export function readingsPart(readings: readonly Reading[], editions: readonly string[]): readonly string[] {
  if (readings.length === 0) return [];
  const rows = readings.map(({ field, published, read, counts }) => [
    field,
    `“${escapeLine(published)}”`,
    read,
    ...counts.map(showNumber),
  ]);
  return [
    '',
    '## How these words were read',
    '',
    ...table(
      ['Field', 'Published', 'Read as', ...editions.map(escapeLine)],
      rows,
      editions.map((_, index) => index + 3),
    ),
  ];
}

export function declaredPart(declared: readonly Declared[]): readonly string[] {
  if (declared.length === 0) return [];
  const rows = declared.map((total) => [
    escapeLine(total.edition),
    `“${escapeLine(total.published)}”`,
    String(total.claimed),
    total.found === null ? '' : String(total.found),
    total.verdict,
  ]);
  return [
    '',
    '## Declared against found',
    '',
    ...table(['Edition', 'Published', 'Claimed', 'Found', 'Verdict'], rows, [2, 3]),
  ];
}

export function sourcesPart(sides: readonly EditionSide[]): readonly string[] {
  const captures = sides.flatMap((side) => side.captures.map((capture) => captureLine(side, capture)));
  const terms = [...new Set(sides.flatMap(({ attribution, licence }) => attribution ?? licence ?? []))].map(
    (line) => `- ${escapeLine(line)}`,
  );
  if (captures.length + terms.length === 0) return [];
  return ['', '## Sources', '', ...captures, ...terms];
}

function captureLine(side: EditionSide, capture: CaptureInfo): string {
  const name = link(escapeLine(capture.name), capture.url);
  const retrieved =
    capture.retrieved === null ? 'capture time unknown' : `captured ${escapeLine(showMoment(capture.retrieved))}`;
  return `- ${escapeLine(side.id)}: ${name}, ${retrieved}, SHA-256 \`${capture.sha256}\``;
}
