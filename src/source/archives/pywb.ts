import { toCapture, type ArchiveDialect } from './captures.js';

/** The index of archives that run pywb, National Records of Scotland among them: one object a line, all at once. */
export const pywb: ArchiveDialect = {
  id: 'pywb',
  question(archive, address) {
    const url = new URL('cdx', archive.endsWith('/') ? archive : `${archive}/`);
    url.search = new URLSearchParams({ url: address, matchType: 'prefix', output: 'json' }).toString();
    return url.href;
  },
  read(text) {
    const lines = text.split('\n').filter((line) => line.trim().startsWith('{'));
    return {
      captures: lines.flatMap((line) => toCapture(JSON.parse(line) as Record<string, unknown>) ?? []),
      resume: null,
    };
  },
};
