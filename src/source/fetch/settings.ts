import type { FetcherSettings } from './fetcher.js';

export interface FetcherOptions {
  readonly version: string;
  readonly maxBytes: number;
  readonly timeoutInSeconds: number;
  /** How to reach whoever asks: the address of a page or of a mailbox. */
  readonly contact?: string | undefined;
  /** Whether nothing is visited without a contact: for jobs that nobody watches. */
  readonly needsContact?: boolean | undefined;
  readonly allowPrivate?: boolean | undefined;
  /** Whether pauses are as long as web archives want them: at most 20 requests a minute. */
  readonly slow?: boolean | undefined;
  /** Where HTTP_PROXY and the like are looked up. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The manners of this program towards publishers. */
export function fetcherSettings(options: FetcherOptions): FetcherSettings {
  const { version, maxBytes, timeoutInSeconds, environment = {} } = options;
  const contact = options.contact?.trim() ?? '';
  const variable = (name: string): string | null => {
    const value = environment[name.toLowerCase()] ?? environment[name];
    return value === undefined || value === '' ? null : value;
  };
  return {
    maxBytes,
    timeoutInSeconds,
    userAgent: `planwatch/${version}${contact === '' ? '' : ` (+${contact.replace(/[^\x21-\x7e]/gu, '')})`}`,
    hasContact: contact !== '' || options.needsContact !== true,
    allowPrivate: options.allowPrivate === true,
    proxy: { http: variable('HTTP_PROXY'), https: variable('HTTPS_PROXY'), except: variable('NO_PROXY') ?? '' },
    attempts: 3,
    firstBackoff: 1000,
    pauseAfter429: options.slow === true ? 60_000 : 10_000,
    pace: options.slow === true ? 3000 : 1000,
    privatePace: 0,
    longestPause: 120_000,
  };
}
