/**
 * Puts the program's modules together in few files, after `tsc` has written them: a command reads 20 files instead
 * of 300 before it starts. The library (`dist/index.js`) and its types stay as they are, and packages are not
 * bundled, so that their updates and licences stay their own. Names and lines are kept readable in stack traces.
 */
import { chmodSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const outdir = 'dist';
// Chunks lie as deep as the modules did: what is found beside or above them (`import.meta.url`) is found again.
const chunks = 'program';

rmSync(`${outdir}/${chunks}`, { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli.ts', [`${chunks}/page-worker`]: 'src/pipeline/page-worker.ts' },
  outdir,
  chunkNames: `${chunks}/[name]-[hash]`,
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
});
chmodSync(`${outdir}/cli.js`, 0o755);
