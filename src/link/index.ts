/** Who is who: between two editions, and through all editions of a plan. */
export { link, type LinkOptions } from './link.js';
export { traceThreads, type TraceOptions } from './threads.js';
