/** What a site has at a path. */
export interface Page {
  readonly status: number;
  readonly mediaType: string;
  readonly body: Buffer;
  /** HTTP date, where the site knows one. */
  readonly modified: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export function page(body: string | Buffer, mediaType = 'text/html; charset=utf-8', day: string | null = null): Page {
  const modified = day === null ? null : new Date(`${day}T09:30:00Z`).toUTCString();
  return { status: 200, mediaType, body: Buffer.from(body), modified, headers: {} };
}

export function redirect(location: string, status = 301): Page {
  return { ...page('', 'text/plain'), status, headers: { location } };
}

export function missing(text = 'no such page', status = 404): Page {
  return { ...page(text, 'text/plain'), status };
}

export function json(value: unknown, day: string | null = null): Page {
  return page(JSON.stringify(value), 'application/json; charset=utf-8', day);
}
