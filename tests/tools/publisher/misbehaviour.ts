import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Ways in which a server fails. The answer is its own: nothing of the page is sent unless it says so. */
export const misbehaviours = {
  /** The connection is reset before a byte is sent. */
  reset: (response: ServerResponse) => response.socket?.resetAndDestroy(),
  /** Nothing is ever answered. */
  silent: () => undefined,
  /** Half of the page, and then nothing. */
  stall: (response: ServerResponse, body: Buffer) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2));
  },
  /** Half of the page, and then the connection ends. */
  cut: (response: ServerResponse, body: Buffer) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  /** Half of the page in chunks, and then the connection ends. */
  'cut-chunks': (response: ServerResponse, body: Buffer) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  /** Says that it is longer than it is. */
  'wrong-length': (response: ServerResponse, body: Buffer) => {
    response.socket?.end(
      `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${body.length + 1000}\r\n\r\n${body.toString('latin1')}`,
      'latin1',
    );
  },
  'too-many-requests': (response: ServerResponse) => response.writeHead(429).end('slower'),
  'too-many-requests-wait-2': (response: ServerResponse) =>
    response.writeHead(429, { 'retry-after': '2' }).end('slower'),
  'too-many-requests-wait-a-day': (response: ServerResponse) =>
    response.writeHead(429, { 'retry-after': '86400' }).end('come back tomorrow'),
  unavailable: (response: ServerResponse) => response.writeHead(503).end('back soon'),
  broken: (response: ServerResponse) => response.writeHead(500).end('oh'),
  forbidden: (response: ServerResponse) => response.writeHead(403).end('no'),
  gone: (response: ServerResponse) => response.writeHead(410).end('gone'),
  'redirect-loop': (response: ServerResponse) => response.writeHead(302, { location: response.req.url ?? '/' }).end(),
  'redirect-chain': (response: ServerResponse) => {
    const step = Number(new URL(response.req.url ?? '/', 'http://x').searchParams.get('step') ?? 0);
    response.writeHead(302, { location: `?step=${step + 1}` }).end();
  },
  /** 100 MB of nothing in 100 kB. */
  'gzip-bomb': (response: ServerResponse) => {
    bomb ??= gzipSync(Buffer.alloc(100_000_000));
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb);
  },
  'not-gzip': (response: ServerResponse, body: Buffer) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(body),
  /** As many bytes as anyone will take. */
  endless: (response: ServerResponse) => {
    pour(response.writeHead(200, { 'content-type': 'text/html' }));
  },
  'ten-gigabytes': (response: ServerResponse) => {
    pour(response.writeHead(200, { 'content-type': 'text/html', 'content-length': '10000000000' }));
  },
  /** A byte every 50 ms, for ever. */
  drip: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('a')), 50);
    response.on('close', () => clearInterval(timer));
  },
  'long-headers': (response: ServerResponse) => response.writeHead(200, { 'x-long': 'a'.repeat(100_000) }).end(),
  'not-http': (response: ServerResponse) => response.socket?.end('220 mail.skerrow-islands.example ESMTP\r\n'),
  'to-file': (response: ServerResponse) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
  'to-metadata': (response: ServerResponse) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
} as const satisfies Record<string, (response: ServerResponse, body: Buffer) => unknown>;

function pour(response: ServerResponse): void {
  const part = Buffer.alloc(65_536, 'a');
  const more = (): void => {
    while (!response.destroyed && response.write(part));
    response.once('drain', more);
  };
  more();
}

let bomb: Buffer | undefined;

export type Misbehaviour = keyof typeof misbehaviours;
