/** One capture that a web archive says it has. */
export interface ListedCapture {
  /** 14 digits, UTC. */
  readonly timestamp: string;
  readonly original: string;
  /** SHA-1 of the body, base 32, where the archive tells it. */
  readonly digest: string | null;
}

/** What one answer to a question about captures holds, and the key with which to ask on; null when it was the last. */
export interface CapturePage {
  readonly captures: readonly ListedCapture[];
  readonly resume: string | null;
}

/** One way in which archives tell what they have. Questions are for everything below an address. */
export interface ArchiveDialect {
  readonly id: string;
  question(archive: string, address: string, resume: string | null): string;
  read(text: string): CapturePage;
}

/** A row of an index by the names of its fields; null for failures and other things than pages. */
export function toCapture(row: Readonly<Record<string, unknown>>): ListedCapture | null {
  const text = (...names: string[]): string => {
    const value = names.map((name) => row[name]).find((each) => each !== undefined);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const timestamp = text('timestamp');
  const original = text('original', 'url');
  const status = text('statuscode', 'status');
  if (!/^\d{14}$/u.test(timestamp) || !/^https?:\/\//iu.test(original) || !/^(?:200|-|)$/u.test(status)) return null;
  const digest = text('digest').replace(/^sha1:/u, '');
  return { timestamp, original, digest: /^[A-Z2-7]{32}$/u.test(digest) ? digest : null };
}
