/** Where a record lies, and what a search by address, time or hash needs to know of it. */
export interface IndexEntry {
  /** Address of the page with its host turned round, as archives sort by it (SURT). */
  readonly key: string;
  readonly url: string;
  /** ISO 8601. */
  readonly date: string;
  readonly type: 'response' | 'revisit' | 'resource' | 'metadata';
  readonly mime: string;
  readonly status: number | null;
  /** Of the body, hexadecimal; for a revisit, of the body that it stands for. */
  readonly sha256: string;
  readonly file: string;
  readonly offset: number;
  /** Of the compressed record. */
  readonly length: number;
  readonly id: string;
  /** Whether it was had from a web archive, and the date is when that archive took it. */
  readonly recovered: boolean;
}

/** One line of a CDXJ index: key, time in 14 digits, JSON. */
export function printEntry({
  key,
  url,
  date,
  type,
  mime,
  status,
  sha256,
  file,
  offset,
  length,
  id,
  recovered,
}: IndexEntry): string {
  const json = {
    url,
    mime: type === 'revisit' ? 'warc/revisit' : mime,
    ...(status === null ? {} : { status: String(status) }),
    digest: `sha256:${sha256}`,
    length: String(length),
    offset: String(offset),
    filename: file,
    type,
    date,
    id,
    ...(type === 'revisit' ? { media: mime } : {}),
    ...(recovered ? { recovered: 'yes' } : {}),
  };
  return `${key} ${date.replace(/\D/gu, '').slice(0, 14)} ${JSON.stringify(json)}`;
}

/** The whole index, in the order of its bytes, as those who search it expect. */
export function printIndex(entries: readonly IndexEntry[]): string {
  const lines = entries.map((entry) => Buffer.from(`${printEntry(entry)}\n`));
  return Buffer.concat(lines.sort((a, b) => Buffer.compare(a, b))).toString();
}

/** Reads a line that {@link printEntry} wrote; null for any other. */
export function readEntry(line: string): IndexEntry | null {
  const [, key, text] = /^(\S+) \d{14} (\{.*\})$/u.exec(line) ?? [];
  if (key === undefined || text === undefined) return null;
  try {
    const json = JSON.parse(text) as Record<string, string>;
    const { url, mime, status, digest, length, offset, filename, type, date, id, media, recovered } = json;
    const sha256 = /^sha256:([0-9a-f]{64})$/u.exec(digest ?? '')?.[1];
    if (url === undefined || sha256 === undefined || filename === undefined || !isType(type)) return null;
    if (date === undefined || id === undefined) return null;
    return {
      key,
      url,
      date,
      type,
      mime: media ?? mime ?? '',
      status: status === undefined ? null : Number(status),
      sha256,
      file: filename,
      offset: Number(offset),
      length: Number(length),
      id,
      recovered: recovered === 'yes',
    };
  } catch {
    return null;
  }
}

function isType(type: string | undefined): type is IndexEntry['type'] {
  return type === 'response' || type === 'revisit' || type === 'resource' || type === 'metadata';
}
