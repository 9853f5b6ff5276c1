import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the installed package, seen from `dist/pipeline` and `src/pipeline` alike. */
const root = new URL('../../', import.meta.url);

/** Version of planwatch, written into everything it makes. */
export function packageVersion(): string {
  const text = readFileSync(new URL('package.json', root), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The plan that comes with the package: fictional, and read by `planwatch run --offline`. */
export function embeddedPlan(): string {
  return fileURLToPath(new URL('fixtures/open-shelves/plan.yaml', root));
}

/** The plan files of real publishers that come with the package. */
export function cataloguePlans(): string[] {
  const folder = fileURLToPath(new URL('src/catalogue/', root));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Differs whenever the program may read a page in another way: by its version, and, for those
 * who work on planwatch, by its files.
 */
export function programStamp(): string {
  return (stamp ??= stampFiles());
}

let stamp: string | null = null;

function stampFiles(): string {
  const folder = fileURLToPath(new URL('../', import.meta.url));
  const hash = createHash('sha256').update(packageVersion());
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.[jt]s$/u.test(name)) continue;
    const { size, mtimeMs } = statSync(join(folder, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
