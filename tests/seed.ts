import fc from 'fast-check';

/**
 * Properties draw the same examples on every run, so that a change is judged by what it
 * changes. `PLANWATCH_SEED=N npm test` draws others.
 */
fc.configureGlobal({ seed: Number(process.env['PLANWATCH_SEED'] ?? 20_261_125) });
