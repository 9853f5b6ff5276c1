#!/usr/bin/env node
import * as nodeModule from 'node:module';

// Newer versions of Node keep compiled code between runs, and start in half the time.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();

const { run } = await import('./cli/run.js');
await run(process.argv.slice(2));
