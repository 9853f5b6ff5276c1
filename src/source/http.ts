import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { buildConnector, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import type { Header } from '../model/exchange.js';

/**
 * The wire: the only file that opens sockets. It asks once and gives the answer as it comes;
 * manners (robots, pace, repeats) are in `fetch/`.
 */

export interface WireSettings {
  /** Seconds without an answer, or without a further byte, before a server is given up. */
  readonly timeoutInSeconds: number;
  /** Whether addresses of private networks, this machine's own among them, may be asked. */
  readonly allowPrivate: boolean;
  /** From HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
  readonly proxy: ProxySettings;
}

export interface ProxySettings {
  readonly http: string | null;
  readonly https: string | null;
  /** Hosts that are asked directly, as NO_PROXY lists them. */
  readonly except: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  /** As it comes over the wire: packed as the headers say. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Address of the machine that answered; null behind a proxy. */
  readonly ip: string | null;
  /** Reads no further, and ends the connection where there is more. */
  discard(): void;
}

export interface Wire {
  get(url: URL, headers: readonly Header[], signal: AbortSignal): Promise<WireAnswer>;
  /** From now on this origin may be asked though it is private. */
  allow(origin: string): void;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Code of the error for an address that must not be asked; no code of the system looks like it. */
export const privateAddressCode = 'PLANWATCH_PRIVATE_ADDRESS';

/** More headers than any publisher sends. */
const mostHeaderBytes = 32_768;

export function createWire(settings: WireSettings): Wire {
  const answeredBy = new Map<string, string>();
  const allowed = new Set<string>();
  const wait = settings.timeoutInSeconds * 1000;
  const mayBePrivate = (origin: string): boolean => settings.allowPrivate || allowed.has(origin);
  const connectTo = (lookup?: LookupFunction): buildConnector.connector =>
    buildConnector({ timeout: wait, ...(lookup ? { lookup } : {}) });
  const toAnyone = connectTo();
  const toPublic = connectTo(publicLookup);
  const agent = new EnvHttpProxyAgent({
    httpProxy: settings.proxy.http ?? '',
    httpsProxy: settings.proxy.https ?? '',
    noProxy: settings.proxy.except,
    proxyTunnel: false,
    headersTimeout: wait,
    bodyTimeout: wait,
    maxHeaderSize: mostHeaderBytes,
    connect: (options, callback) => {
      const { protocol, host } = options;
      const origin = `${protocol}//${host ?? ''}`;
      const connect = mayBePrivate(origin) ? toAnyone : toPublic;
      connect(options, (...[error, socket]) => {
        if (socket?.remoteAddress !== undefined) answeredBy.set(origin, socket.remoteAddress);
        if (error) callback(error, null);
        else callback(null, socket);
      });
    },
  });
  return {
    async get(url, headers, signal) {
      // A name is looked up when the connection is made; an address in figures is not, and a proxy looks up by itself.
      if (!mayBePrivate(url.origin) && isPrivateHost(url.hostname)) throw privateAddress(url.hostname);
      const response = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: headers.flat(),
        signal,
        responseHeaders: 'raw',
      });
      return toAnswer(response, answeredBy.get(url.origin) ?? null);
    },
    allow: (origin) => void allowed.add(origin),
    close: () => agent.destroy(),
  };
}

function toAnswer({ statusCode, statusText, headers, body }: Dispatcher.ResponseData, ip: string | null): WireAnswer {
  // A body that is never read would otherwise throw its error at nobody.
  body.on('error', () => undefined);
  return {
    status: statusCode,
    // Behind a proxy nobody hands it on, whatever the types say.
    reason: statusText ?? '',
    headers: pairs(headers as unknown as readonly string[]),
    body,
    ip,
    discard: () => void body.destroy(),
  };
}

/** Asked for raw, headers come as one list of names and values in turn. */
function pairs(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    headers.push([String(raw[index]).toLowerCase(), String(raw[index + 1])]);
  }
  return headers;
}

/** Looks a name up, and refuses when any of its addresses is private: which one is used is chance. */
const publicLookup: LookupFunction = (hostname, options: LookupOptions, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(privateAddress(hostname), '', 0);
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function privateAddress(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} is an address of a private network`), { code: privateAddressCode });
}

/** Whether the host of a URL names a private address by itself: figures in any spelling, or `localhost`. */
export function isPrivateHost(hostname: string): boolean {
  // URL has made every spelling (decimal, octal, shortened) into one.
  const bare = hostname.replace(/^\[|\]$/gu, '');
  return isIP(bare) === 0 ? /^(?:.*\.)?localhost\.?$/iu.test(bare) : isPrivateAddress(bare);
}

/** Whether the host of a URL is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/iu.test(hostname);
}

function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/u, '');
  return notPublic.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Everything that the registries of special-purpose addresses (RFC 6890 and later) do not
 * call global: this machine, private networks, link-local (where clouds answer for a machine's
 * secrets), tests, multicast, and the IPv6 forms that hold an IPv4 address.
 */
const notPublic = blockList(
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
    '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8',
);

function blockList(v4: string, v6: string): BlockList {
  const list = new BlockList();
  const add = (subnets: string, family: 'ipv4' | 'ipv6'): void => {
    for (const subnet of subnets.split(' ')) {
      const [net = '', prefix = ''] = subnet.split('/');
      list.addSubnet(net, Number(prefix), family);
    }
  };
  add(v4, 'ipv4');
  add(v6, 'ipv6');
  return list;
}
