import { toCapture, type ArchiveDialect } from './captures.js';

/** The CDX server of the Wayback Machine: lists of lists, the first row names the fields, and a key to ask on with. */
export const wayback: ArchiveDialect = {
  id: 'wayback',
  question(archive, address, resume) {
    const url = new URL('/cdx/search/cdx', archive);
    url.search = new URLSearchParams({
      ...{ url: address.replace(/^https?:\/\//u, ''), matchType: 'prefix', output: 'json' },
      ...{
        fl: 'timestamp,original,statuscode,mimetype,digest',
        collapse: 'digest',
        limit: '1000',
        showResumeKey: 'true',
      },
      ...(resume === null ? {} : { resumeKey: resume }),
    }).toString();
    return `${url.href}&filter=statuscode:200`;
  },
  read(text) {
    const rows: unknown = text.trim() === '' ? [] : JSON.parse(text);
    if (!Array.isArray(rows)) return { captures: [], resume: null };
    const [names = [], ...rest] = rows.map((row) => (Array.isArray(row) ? row.map(String) : []));
    const end = rest.findIndex((row) => row.length === 0);
    const records = (end < 0 ? rest : rest.slice(0, end)).map((row) =>
      Object.fromEntries(names.map((name, index) => [name, row[index]])),
    );
    return {
      captures: records.flatMap((row) => toCapture(row) ?? []),
      resume: end < 0 ? null : (rest[end + 1]?.[0] ?? null),
    };
  },
};
