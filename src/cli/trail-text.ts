import type { ExplainedMatch } from '../pipeline/explain.js';
import type { FieldTrail, PlaceTrail, Trail } from '../pipeline/trail.js';
import { printSegment } from '../core/span.js';
import type { Action } from '../model/edition.js';
import type { Colours } from './terminal.js';

/** Slices longer than this are shown in full on lines of their own, shorter ones with marks under them. */
const longestMarked = 60;

/** The trail of one action, as text: each value, where it stands, and the page it stands on. */
export function printTrail(trail: Trail, colours: Colours): string[] {
  const { action, edition, fields, evidence } = trail;
  const title = edition.edition.title === null ? '' : `, ${edition.edition.title}`;
  const lines = [colours.bold(`${action.key}  in edition ${edition.edition.id}${title}`)];
  for (const field of fields) lines.push('', ...printField(field, colours));
  if (evidence.length > 0) lines.push('', 'Why the row was read so', ...evidence.map((line) => `  ${line}`));
  const captures = new Map(
    fields.flatMap(({ places }) =>
      places.flatMap(({ capture }) => (capture ? [[capture.sha256, capture] as const] : [])),
    ),
  );
  for (const { name, sha256, url, retrieved, bytes } of captures.values()) {
    lines.push('', `Capture ${name}`, `  sha256     ${sha256}`, `  bytes      ${bytes}`);
    lines.push(`  address    ${url ?? 'none: it was read from a file'}`, `  retrieved  ${retrieved ?? 'not known'}`);
  }
  return lines;
}

function printField({ field, value, places }: FieldTrail, colours: Colours): string[] {
  const head = `${colours.bold(field)}: ${value === null ? 'not published' : oneLine(value)}`;
  if (value !== null && places.length === 0)
    return [head, '  (no place of its own: derived, or not kept in this record)'];
  return [head, ...places.flatMap((place) => printPlace(place, colours))];
}

function printPlace({ segment, capture, position, slice }: PlaceTrail, colours: Colours): string[] {
  const name = capture?.name ?? `capture ${segment.capture}`;
  const where = position ? `${name}:${position.line}:${position.column}` : name;
  const head = `  ${where}  (${'start' in segment ? 'offsets ' : ''}${printSegment(segment)})`;
  if (!slice) return [head];
  const before = oneLineExactly(slice.before).trimStart();
  const after = oneLineExactly(slice.after).trimEnd();
  if (slice.exact.length > longestMarked || /[\r\n]/u.test(slice.exact)) {
    return [head, ...slice.exact.split(/\r\n|\r|\n/u).map((line) => `    │ ${colours.cyan(printable(line))}`)];
  }
  const exact = printable(slice.exact);
  const indent = ' '.repeat([...before].length);
  return [
    head,
    `    │ ${before}${colours.cyan(exact)}${after}`,
    `    │ ${indent}${colours.cyan('^'.repeat([...exact].length))}`,
  ];
}

/** The evidence for a match, as text. */
export function printMatch({ key, link, before, after, changes }: ExplainedMatch, colours: Colours): string[] {
  const rows = [
    ...before.map((action) => printRow('before', action)),
    ...after.map((action) => printRow('after', action)),
  ];
  if (!link) return [colours.bold(`${key}  has no partner in the other edition`), '', ...rows];
  const lines = [
    colours.bold(
      `${link.before.join(' + ')} → ${link.after.join(' + ')}  ${link.relation}, ${link.certainty}, score ${link.score}`,
    ),
    link.decided === 'person' ? 'decided by a person, in the rulings file' : 'decided by rule',
    '',
    ...rows,
    '',
    'Evidence (0 speaks against, 1 for)',
    ...link.evidence.map(
      ({ kind, score, note }) => `  ${kind.padEnd(15)} ${score.toFixed(2)}${note === undefined ? '' : `  ${note}`}`,
    ),
  ];
  const { runnerUp } = link;
  if (runnerUp)
    lines.push(
      '',
      `Next best: ${runnerUp.before.join(' + ')} → ${runnerUp.after.join(' + ')}, score ${runnerUp.score}`,
    );
  if (changes.length > 0) lines.push('', `Changes: ${changes.map(({ kind }) => kind).join(', ')}`);
  return lines;
}

function printRow(side: string, { key, text }: Action): string {
  return `  ${side.padEnd(7)} ${key}  ${oneLine(text)}`;
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/gu, ' '));
}

/** Line breaks and tabs as single spaces, so that marks stand under what they mark. */
function oneLineExactly(text: string): string {
  return printable(text.replace(/[\r\n\t]/gu, ' '));
}

/** What a page holds must not be able to steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
