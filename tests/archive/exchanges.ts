import type { Exchange, Header } from '../../src/model/exchange.js';

export interface Said {
  readonly status?: number;
  readonly headers?: readonly Header[];
  readonly body?: string | Uint8Array;
  readonly via?: Exchange['via'];
}

/** One exchange, as a fetcher would give it. */
export function exchange(url: string, started: string, said: Said = {}): Exchange {
  const { status = 200, headers = [['content-type', 'text/html; charset=utf-8']], body = '', via = null } = said;
  return {
    url,
    started,
    request: {
      method: 'GET',
      target: new URL(url).pathname,
      headers: [
        ['host', new URL(url).host],
        ['user-agent', 'planwatch/test'],
      ],
    },
    response: {
      status,
      reason: status === 200 ? 'OK' : '',
      headers,
      body: typeof body === 'string' ? Buffer.from(body) : body,
    },
    ip: '192.0.2.7',
    via,
  };
}
