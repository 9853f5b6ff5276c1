/**
 * Prints `N passed, N failed` over the reports that vitest left in a folder, and exits with
 * 1 unless nothing failed and something passed.
 *
 *   node tests/tools/totals.mjs FOLDER [STEP…]
 *
 * Each STEP is a step of the build that failed (`tests`, `corpus`, `install`). Where no
 * failing test explains it (the linter, say), it counts as one failure: red is never 0 failed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '.', ...failedSteps] = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (const run of ['tests', 'corpus']) {
  const report = read(join(folder, `${run}.json`));
  passed += report.passed;
  failed += report.failed;
  if (failedSteps.includes(run) && report.failed === 0) failed += 1;
}
if (failedSteps.includes('install')) failed += 1;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function read(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not be loaded is a failed suite without failed tests.
  const broken = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}
