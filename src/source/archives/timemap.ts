import { toCapture, type ArchiveDialect } from './captures.js';

/** A Memento TimeMap (RFC 7089) in link format: the captures of one address. */
export const timemap: ArchiveDialect = {
  id: 'timemap',
  question: (archive, address) => `${archive.replace(/\/$/u, '')}/timemap/link/${address}`,
  read(text) {
    const links = [...text.matchAll(/<([^>]+)>((?:\s*;\s*[a-z-]+="[^"]*")*)/giu)];
    const captures = links.flatMap(([, address = '', parameters = '']) => {
      if (!/rel="[^"]*\bmemento\b/u.test(parameters)) return [];
      const [, timestamp, original] = /\/(\d{14})(?:[a-z]{2}_)?\/(.+)$/u.exec(address) ?? [];
      return toCapture({ timestamp, original }) ?? [];
    });
    return { captures, resume: null };
  },
};
