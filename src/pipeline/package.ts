import { readFileSync } from 'node:fs';
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
