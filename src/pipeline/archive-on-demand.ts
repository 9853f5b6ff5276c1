import type { Archive } from '../archive/archive.js';

/**
 * An archive that is loaded when it is first asked: commands that keep nothing should not wait
 * for what reads and writes archives.
 */
export function archiveOnDemand(load: () => Promise<Archive>): Archive {
  let loaded: Promise<Archive> | undefined;
  const archive = (): Promise<Archive> => (loaded ??= load());
  return {
    put: async (captures) => (await archive()).put(captures),
    keep: async (exchanges) => (await archive()).keep(exchanges),
    note: async (manifest) => (await archive()).note(manifest),
    get: async (sha256) => (await archive()).get(sha256),
    list: async () => (await archive()).list(),
    past: async (url) => (await archive()).past(url),
    manifests: async (plan) => (await archive()).manifests(plan),
    withdraw: async (sha256, reason) => (await archive()).withdraw(sha256, reason),
    withdrawn: async (sha256) => (await archive()).withdrawn(sha256),
    close: async () => (await loaded)?.close(),
  };
}
