import { readHeader } from '../../headers.js';
import type { Words } from '../../lexicon/words.js';
import type { PipeLine } from './lines.js';
import type { HeaderCell } from './headers.js';
import type { PipeTable } from './tables.js';

/** A header that could explain a body. */
export interface Candidate {
  readonly header: readonly (HeaderCell | null)[];
  /** The column that goes with the one before it, for a pipe stands inside all its cells; else null. */
  readonly joined: number | null;
  readonly reason: string;
}

/**
 * The header as it stands, without its empty last cells, with a first column that has lost its
 * name, and with a pipe inside the cells of a column (`Phase 5 | Closed`); without any header,
 * as many columns as most lines have cells.
 */
export function candidates(source: PipeTable, body: readonly PipeLine[], words: Words): readonly Candidate[] {
  const { header } = source;
  const usual = usualWidth(body);
  if (!header)
    return [
      {
        header: Array.from({ length: usual }, () => null),
        joined: null,
        reason: `no header; most lines have ${usual} cells`,
      },
    ];
  const name = source.isInherited ? 'the header of the table above' : 'a header';
  const found: Candidate[] = [{ header, joined: null, reason: `${name} of ${header.length} columns` }];
  let end = header.length;
  while (end > 0 && header[end - 1]?.text === '') end--;
  if (end < header.length)
    found.push({
      header: header.slice(0, end),
      joined: null,
      reason: `${name} of ${end} columns, its empty last cells left out`,
    });
  const hasText = header.some((cell) =>
    ['action', 'recommendation'].includes(readHeader(cell.text, words)?.field ?? ''),
  );
  if (usual > header.length || !hasText)
    found.push({ header: [null, ...header], joined: null, reason: `${name} that has lost its first column` });
  if (usual !== header.length + 1) return found;
  // Inside texts and notes a pipe stands now and then, and not in every row.
  const short = header.flatMap((cell, c) =>
    ['status', 'status-or-due', 'response', 'owners', 'due', 'theme'].includes(
      readHeader(cell.text, words)?.field ?? '',
    )
      ? [c]
      : [],
  );
  for (const c of short)
    found.push({
      header: [...header.slice(0, c + 1), null, ...header.slice(c + 1)],
      joined: c + 1,
      reason: `${name} of ${header.length} columns, with a pipe inside the cells of column ${c + 1}`,
    });
  return found;
}

/** The commonest number of cells of lines with more than one, empty ones at the end left out. */
function usualWidth(body: readonly PipeLine[]): number {
  const counts = new Map<number, number>();
  for (const line of body) {
    let width = line.pieces.length;
    if (width < 2) continue;
    while (width > 2 && line.pieces[width - 1]?.end === line.pieces[width - 1]?.start) width--;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
