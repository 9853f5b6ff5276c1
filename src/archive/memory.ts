import type { Capture, CaptureInfo } from '../model/capture.js';
import type { Archive } from './archive.js';

/** An archive that lasts as long as the program: for one command, and for tests. */
export function createMemoryArchive(): Archive {
  const captures = new Map<string, Capture>();
  const arrivals = new Map<string, CaptureInfo>();
  return {
    put(capture) {
      const { info } = capture;
      if (!captures.has(info.sha256)) captures.set(info.sha256, capture);
      const arrival = JSON.stringify([info.sha256, info.url, info.name, info.retrieved]);
      if (!arrivals.has(arrival)) arrivals.set(arrival, info);
      return Promise.resolve(info);
    },
    get: (sha256) => Promise.resolve(captures.get(sha256) ?? null),
    list: () => Promise.resolve([...arrivals.values()]),
  };
}
