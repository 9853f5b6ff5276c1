const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2024-11-14…` → `14 November 2024`, `2024-11` → `November 2024`; anything else stays as it is. */
export function showDay(date: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T.*)?)?$/u.exec(date);
  const month = match ? months[Number(match[2]) - 1] : undefined;
  if (!match || month === undefined) return date;
  const day = match[3] === undefined ? '' : `${Number(match[3])} `;
  return `${day}${month} ${match[1] ?? ''}`;
}

/** `2026-11-23T10:04:05Z` → `23 November 2026, 10:04 UTC`; a time in another zone keeps its offset. */
export function showMoment(moment: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/u.exec(moment);
  if (!match) return showDay(moment);
  const zone = match[3] === undefined ? '' : ` ${match[3] === 'Z' ? 'UTC' : `UTC${match[3]}`}`;
  return `${showDay(match[1] ?? moment)}, ${match[2] ?? ''}${zone}`;
}

/** `184 days`, `1 day`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${showNumber(count)} ${count === 1 ? one : many}`;
}

/** `12345` → `12,345`. */
export function showNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `0.1234` → `12 %`; what is more than nothing is at least 1. */
export function showShare(share: number): string {
  if (share <= 0) return '0%';
  return `${Math.max(1, Math.round(share * 100))}%`;
}

/** `2024-11-14` → `Nov 2024`, for narrow columns. */
export function showMonth(date: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})/u.exec(date) ?? [];
  const month = months[Number(number) - 1];
  return month === undefined || year === undefined ? date : `${month.slice(0, 3)} ${year}`;
}
