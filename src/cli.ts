#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Newer versions of Node keep compiled code between runs, and start in half the time.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();

// Reading a page needs hundreds of patterns. Left alone, V8 compiles each twice: for its first use, and for all others.
setFlagsFromString('--no-regexp-tier-up');

const { run } = await import('./cli/run.js');
await run(process.argv.slice(2));
