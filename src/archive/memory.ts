import type { Capture, CaptureInfo } from '../model/capture.js';
import type { Exchange, PastExchange } from '../model/exchange.js';
import type { Manifest } from '../model/manifest.js';
import type { Archive } from './archive.js';
import { captureOf, isBody, momentOf, tellPast, type KeptExchange } from './exchanges.js';

/** An archive that lasts as long as the program: for one command, and for tests. */
export function createMemoryArchive(): Archive {
  const captures = new Map<string, Capture>();
  const arrivals = new Map<string, CaptureInfo>();
  const exchanges = new Map<string, KeptExchange[]>();
  const manifests: Manifest[] = [];
  const add = (capture: Capture): void => {
    const { info } = capture;
    if (!captures.has(info.sha256)) captures.set(info.sha256, capture);
    const arrival = JSON.stringify([info.sha256, info.url, info.name, info.retrieved]);
    if (!arrivals.has(arrival)) arrivals.set(arrival, info);
  };
  const keep = (exchange: Exchange): void => {
    const capture = captureOf(exchange);
    if (isBody(exchange.response.status)) add(capture);
    const { url, via, response } = exchange;
    const started = momentOf(exchange);
    const kept = {
      started,
      recovered: via !== null,
      status: response.status,
      headers: response.headers,
      sha256: capture.info.sha256,
    };
    exchanges.set(url, [...(exchanges.get(url) ?? []), kept]);
  };
  return {
    put: (all) => Promise.resolve(all.forEach(add)),
    keep: (all) => Promise.resolve(all.forEach(keep)),
    note: (manifest) => Promise.resolve(void manifests.push(manifest)),
    get: (sha256) => Promise.resolve(captures.get(sha256) ?? null),
    list: () => Promise.resolve([...arrivals.values()]),
    past: (url): Promise<PastExchange | null> => Promise.resolve(tellPast(url, exchanges.get(url) ?? [])),
    manifests: (plan) => Promise.resolve(manifests.filter((manifest) => manifest.plan === plan)),
    withdraw: (sha256) => Promise.resolve(captures.delete(sha256) ? 1 : 0),
    withdrawn: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}
