import type { Range } from '../../../core/span.js';

/** Lines longer than this are not wrapped. */
const widest = 130;
/** Share of the line breaks that are for want of room. */
const enough = 0.6;

/** So many rows tell how the lines of all of them end. */
const sampled = 50;

/** Whether the lines of rows end where the next word had no room: such breaks are the file's and not the publisher's. */
export function isWrapped(text: string, rows: readonly Range[]): boolean {
  const sample = rows.slice(0, sampled).map(({ start, end }) =>
    text
      .slice(start, end)
      .split('\n')
      .map((line) => line.trim()),
  );
  const lines = sample.reduce((sum, row) => sum + row.length, 0);
  const width = sample.reduce((most, row) => row.reduce((own, line) => Math.max(own, line.length), most), 0);
  if (width > widest || lines < sample.length * 2) return false;
  let breaks = 0;
  let forced = 0;
  for (const row of sample)
    row.slice(1).forEach((line, i) => {
      breaks++;
      if ((row[i]?.length ?? 0) + 1 + (/^\S*/u.exec(line)?.[0].length ?? 0) > width - slack) forced++;
    });
  return forced >= breaks * enough;
}

/** Rows are set apart from their ids and from the titles above: their first lines may be shorter. */
const slack = 8;
