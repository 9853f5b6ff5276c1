import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type ICruiseOptions } from 'dependency-cruiser';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rules = createRequire(import.meta.url)('./rules.cjs') as { forbidden: object[]; options: ICruiseOptions };

const resolution = {
  extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
  exportsFields: ['exports'],
  conditionNames: ['import', 'node', 'default'],
};

async function look(folder: string, baseDir: string): Promise<ICruiseResult> {
  const options = { ...rules.options, baseDir, validate: true, ruleSet: { forbidden: rules.forbidden } };
  const { output } = await cruise([folder], options as ICruiseOptions, resolution);
  return output as ICruiseResult;
}

/** Looking takes seconds, and all ask for the same. */
const source = look('src', root);

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
}

test('the import rules hold', async () => {
  const { summary } = await source;
  const found = summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`);
  expect(found).toEqual([]);
});

test('every module was looked at', async () => {
  // A compiler that the tool cannot use makes it see nothing, and report success.
  const { modules } = await source;
  const seen = modules.filter((module) => module.source.startsWith('src/')).length;
  expect(seen).toBe(sourceFiles(join(root, 'src')).length);
});

test('the rules can fail', async () => {
  const { summary } = await look('src', join(root, 'fixtures/architecture/broken'));
  const broken = new Set(summary.violations.map((violation) => violation.rule.name));
  expect([...broken].sort()).toEqual([
    'browser-safe',
    'core-stands-alone',
    'everything-resolves',
    'faces-ask-the-pipeline',
    'files-are-touched-in-few-places',
    'leaf-folders-of-extract',
    'leaves-of-parse-fields',
    'model-is-data',
    'no-circles',
    'no-orphans',
    'one-wiring',
    'pipeline-has-no-face',
    'stage-diff',
    'what-is-imported-is-declared',
  ]);
});

test('a file that is parsed waits for no package but those of the command line', async () => {
  const { modules } = await source;
  const byFile = new Map(modules.map((module) => [module.source, module]));
  // What a command loads on demand before it reads its first page.
  const commandLine = ['cli/run', 'pipeline/context', 'pipeline/inputs', 'pipeline/output', 'report/reporters/json'];
  const waiting = [...commandLine, 'parse/index', 'extract/pdf/read', 'pipeline/page-pool', 'pipeline/page-worker'];
  const reached = new Set(waiting.map((name) => `src/${name}.ts`));
  for (const file of reached) {
    for (const { dynamic, resolved, dependencyTypes } of byFile.get(file)?.dependencies ?? []) {
      if (!dynamic && !dependencyTypes.includes('type-only') && !dependencyTypes.includes('core'))
        reached.add(resolved);
    }
  }
  const packages = [...reached].flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(file)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual(['commander', 'picocolors']);
  expect(reached.size).toBeGreaterThan(200);
});
