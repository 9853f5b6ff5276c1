import type { Range } from '../../../core/span.js';

/** Lines longer than this are not wrapped. */
const widest = 130;
/** Share of the line breaks that are for want of room. */
const enough = 0.6;

/** Whether the lines of rows end where the next word had no room: such breaks are the file's and not the publisher's. */
export function isWrapped(text: string, rows: readonly Range[]): boolean {
  const lines = rows.flatMap(({ start, end }) =>
    text
      .slice(start, end)
      .split('\n')
      .map((line) => line.trim()),
  );
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width > widest || lines.length < rows.length * 2) return false;
  let breaks = 0;
  let forced = 0;
  for (const { start, end } of rows) {
    const own = text
      .slice(start, end)
      .split('\n')
      .map((line) => line.trim());
    own.slice(1).forEach((line, i) => {
      breaks++;
      if ((own[i]?.length ?? 0) + 1 + (/^\S*/u.exec(line)?.[0].length ?? 0) > width - slack) forced++;
    });
  }
  return forced >= breaks * enough;
}

/** Rows are set apart from their ids and from the titles above: their first lines may be shorter. */
const slack = 8;
