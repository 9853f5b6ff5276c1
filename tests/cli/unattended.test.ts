import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import type { Run } from '../../src/model/run.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { codesOf, planwatch, type Ran } from './planwatch.js';

/** What a job that nobody watches must be able to rely on. */
let publisher: Publisher;
let folder: string;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-unattended-'));
  publisher.forget();
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (...path: string[]): string => join(folder, ...path);
const call = (...args: string[]): Promise<Ran> => planwatch(args, { folder });
const run = (...args: string[]): Promise<Ran> => call('run', '--plans', '.', ...args);

/** Two short editions on the web. */
function writePlan(name = 'vans', more = ''): void {
  const page = (id: string, number: number): string => `${publisher.publication(id)}pages/${number}/`;
  writeFileSync(
    inFolder(`${name}.yaml`),
    `id: ${name}\ntitle: Vans\neditions:
  - { id: "2022-11", published: "2022-11-17", pages: ["${page('2022-11', 2)}"] }
  - { id: "2024-11", published: "2024-11-21", pages: ["${page('2024-11', 2)}", "${page('2024-11', 3)}"] }\n${more}`,
  );
}

describe('a dry run', () => {
  test('lists what would be asked for, asks nobody and writes nothing', async () => {
    writePlan('vans', `watch:\n  - { address: "${publisher.url}/sitemap/latest.xml", match: vans }\n`);
    const words = ({ stdout }: Ran): string[] => stdout.split('\n').map((line) => line.split(' ')[0] ?? '');
    const { host } = new URL(publisher.url);
    const first = await run('--dry-run');
    expect([first.code, words(first)]).toEqual([0, ['fetch', 'fetch', 'fetch', 'fetch', `${host}:`, '']]);
    expect(publisher.asked).toEqual([]);
    expect(readdirSync(folder)).toEqual(['vans.yaml']);
    await run();
    publisher.forget();
    const second = await run('--dry-run');
    expect(words(second)).toEqual(['ask', 'ask', 'ask', 'ask', `${host}:`, '']);
    expect(second.stdout).toContain(`${host}: 4 pages and robots.txt\n`);
    expect(publisher.asked).toEqual([]);
  });
});

describe('publishers', () => {
  test('are not visited by a job that does not say whom to write to', async () => {
    writeFileSync(
      inFolder('far.yaml'),
      'id: far\ntitle: Far\neditions:\n  - { id: "2024", pages: ["https://plans.skerrow-islands.example/1"] }\n',
    );
    const ran = await planwatch(['run', '--plans', '.'], { folder, env: { PLANWATCH_CONTACT: '' } });
    expect([ran.code, codesOf(ran)]).toEqual([2, ['source/no-contact']]);
    expect(existsSync(inFolder('archive'))).toBe(false);
  });
});

test('a log that cannot be written is a fault of its own, before anything is asked', async () => {
  writePlan();
  const ran = await run('--log', 'no-such-folder/run.log');
  expect([ran.code, codesOf(ran), readdirSync(folder)]).toEqual([3, ['store/cannot-write'], ['vans.yaml']]);
});

describe('behind a proxy', () => {
  test('pages are had, archived and asked for again as elsewhere', async () => {
    const page = new URL(publisher.publication('2024-11')).pathname;
    writeFileSync(
      inFolder('far.yaml'),
      `id: far\ntitle: Far\neditions:\n  - { id: "2024-11", pages: ["http://plans.skerrow-islands.example${page}pages/2/"] }\n`,
    );
    const env = { HTTP_PROXY: publisher.url, NO_PROXY: '', PLANWATCH_CONTACT: 'mailto:you@skerrow-islands.example' };
    const far = (...args: string[]): Promise<Ran> => planwatch(args, { folder, env });
    expect((await far('run', '--plans', '.', '--exit-code')).code).toBe(10);
    expect((await far('run', '--plans', '.', '--exit-code')).code).toBe(0);
    expect(publisher.counts()).toEqual({ 200: 3, 304: 1 });
    expect((await far('verify', '--plans', '.')).code).toBe(0);
  });
});

describe('a command that is told of changes', () => {
  const told = (): string[] => {
    const { plans } = JSON.parse(readFileSync(inFolder('told.json'), 'utf8')) as {
      plans: { changes: { from: { edition: string }; to: { edition: string } }[] }[];
    };
    return plans.flatMap(({ changes }) => changes.map(({ from, to }) => `${from.edition}..${to.edition}`));
  };

  test('and fails, or was never run, is told by the next run; and each once', async () => {
    writePlan();
    // A run that was killed before it could tell leaves what one leaves that was not to tell anyone.
    expect((await run()).code).toBe(0);
    const failed = await run('--on-change', 'exit 7');
    expect([failed.code, codesOf(failed)]).toEqual([3, expect.arrayContaining(['pipeline/not-told'])]);
    expect((await run('--on-change', 'cat > told.json')).code).toBe(0);
    expect(told()).toEqual(['2022-11..2024-11']);
    rmSync(inFolder('told.json'));
    await run('--on-change', 'cat > told.json');
    expect(existsSync(inFolder('told.json'))).toBe(false);
    const edited = new URL(`${publisher.publication('2024-11')}pages/2/`).pathname;
    publisher.edit(edited, (html) => html.replaceAll('Summer 2025', 'Winter 2026'));
    await run('--on-change', 'cat > told.json');
    publisher.edit(edited, (html) => html);
    expect(told()).toEqual(['2022-11..2024-11', '2024-11..2024-11']);
  });
});

describe('plans in one folder', () => {
  test('have each their own threads, and files of rulings are no plans', async () => {
    writePlan('vans');
    writePlan('boats');
    writeFileSync(inFolder('vans.rulings.yaml'), 'rulings: []\n');
    const ran = await run();
    expect(codesOf(ran).filter((code) => code.startsWith('model/'))).toEqual([]);
    for (const name of ['vans', 'boats']) {
      const ids = readFileSync(inFolder(`${name}.threads.txt`), 'utf8').match(/^\S+(?=\/\d)/gmu);
      expect(new Set(ids)).toEqual(new Set([name]));
    }
    // The register of one does not make the other be read again.
    expect((await run('--exit-code')).code).toBe(0);
  });
});

describe('a plan file that is edited', () => {
  const parsed = async (): Promise<number | undefined> => {
    await run('--report', 'run.json');
    return (JSON.parse(readFileSync(inFolder('run.json'), 'utf8')) as Run).plans[0]?.parsed;
  };

  test('has those editions read again that the edit concerns, and the records are those of the whole file', async () => {
    writePlan();
    expect(await parsed()).toBe(2);
    const ofOne = 'edition: "2022-11", key: "1", field: text, expects: x, replace: y, reason: z, date: 2026-01-01';
    const more = `ignored: ["${publisher.publication('2021-10')}"]\n`;
    writePlan('vans', more);
    expect(await parsed()).toBe(0);
    writePlan('vans', `${more}corrections:\n  - { ${ofOne} }\n`);
    expect(await parsed()).toBe(1);
    writePlan('vans', `${more}vocabulary: { status: { Ongoing: in-progress } }\n`);
    expect(await parsed()).toBe(2);
    writePlan('vans', 'vocabulary: { status: { Ongoing: in-progress } }\n');
    expect(await parsed()).toBe(0);
    const rederived = await call('rederive', '--plans', '.');
    expect(rederived.stdout).toContain('2 editions derived, 0 of them others than those stored');
  });
});

describe('an outage', () => {
  test('is told once for each edition, and each failure once', async () => {
    writePlan();
    await run();
    publisher.misbehave('*', 'forbidden');
    const ran = await run();
    publisher.calm();
    expect(ran.code).toBe(3);
    const told = ran.stderr.split('\n').filter((line) => line.startsWith('warning source/standing'));
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('2 of 2 pages of vans@2024-11 could not be had now');
    const faults = ran.stderr.split('\n').filter((line) => line.startsWith('error'));
    expect(new Set(faults).size).toBe(faults.length);
  });
});

describe('a publication that its publisher moves to a web archive', () => {
  const plan = (): void =>
    writeFileSync(
      inFolder('old.yaml'),
      `id: old\ntitle: Old\neditions:\n  - { id: "2022", published: "2022-11-17", publication: "${publisher.publication('2022-11')}" }\n`,
    );
  const record = (): Edition => JSON.parse(readFileSync(inFolder('output/old/2022/edition.json'), 'utf8')) as Edition;
  afterEach(async () => {
    await publisher.close();
    publisher = await startPublisher();
  });

  test('stays as it was, and the move is said', async () => {
    plan();
    await run();
    const before = record();
    publisher.moveToArchive('2022-11');
    publisher.forget();
    const ran = await run('--report', 'run.json');
    expect([ran.code, codesOf(ran)]).toEqual([0, expect.arrayContaining(['source/moved-to-archive'])]);
    expect(record().actions).toEqual(before.actions);
    expect(record().captures).toEqual(before.captures);
    // Robots, the landing page, and where it leads in two steps; its chapters are not asked for one by one.
    expect(publisher.asked).toHaveLength(4);
  });

  test('and was never seen before, is had from there, all its chapters', async () => {
    plan();
    publisher.moveToArchive('2022-11');
    const ran = await run();
    expect([ran.code, codesOf(ran)]).toEqual([0, expect.arrayContaining(['source/moved-to-archive'])]);
    expect([record().captures.length, record().actions.length]).toEqual([6, 36]);
    const again = await run('--exit-code');
    expect([again.code, record().actions.length]).toEqual([0, 36]);
  });
});

describe('what was withdrawn', () => {
  test('leaves no comparison behind when its edition has no rows any more', async () => {
    writePlan();
    await run();
    const changes = inFolder('output/vans/changes');
    expect(readdirSync(changes)).toContain('2022-11..2024-11.json');
    const record = JSON.parse(readFileSync(inFolder('output/vans/2022-11/edition.json'), 'utf8')) as Edition;
    await call('withdraw', record.captures[0]?.sha256 ?? '', '--reason', 'asked for by the publisher');
    await call('rebuild', '--plans', '.');
    expect(readdirSync(changes)).toEqual([]);
    expect(existsSync(inFolder('output/vans/history.json'))).toBe(false);
    expect((await call('verify', '--plans', '.')).code).toBe(0);
  });
});

describe('what may not be read', () => {
  test.each(['archive/index.cdxj', 'archive/runs.jsonl', 'vans.threads.txt'])(
    '%s: is a fault that names it, and never taken for missing',
    async (path) => {
      writePlan();
      await run();
      // A folder of that name stands for every reason but “there is none”.
      rmSync(inFolder(path), { force: true });
      mkdirSync(inFolder(path));
      const ran = await run();
      expect([ran.code, codesOf(ran).at(-1)]).toEqual([3, 'source/unreadable']);
      expect(ran.stderr).toContain(`${path} cannot be read`);
    },
  );
});

describe('one plan that fails', () => {
  test('does not stop the others, and is reported as what it is', async () => {
    writePlan('boats');
    writePlan('vans');
    // Its records cannot be written: a file stands in the way.
    mkdirSync(inFolder('output'));
    writeFileSync(inFolder('output/boats'), '');
    const ran = await run('--report', 'run.json');
    expect([ran.code, codesOf(ran)]).toEqual([3, expect.arrayContaining(['store/cannot-write'])]);
    const { plans } = JSON.parse(readFileSync(inFolder('run.json'), 'utf8')) as Run;
    expect(plans.map(({ plan, outcome, lastGood }) => [plan, outcome, lastGood === null])).toEqual([
      ['boats', 'failed', true],
      ['vans', 'changed', false],
    ]);
  });

  test('by a rule that is no regular expression is named with its line', async () => {
    writePlan('vans', `watch:\n  - { address: "${publisher.url}/sitemap.xml", match: "(update" }\n`);
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error model\/invalid vans\.yaml:7:\d+: watch\[0\]\.match: /mu);
  });
});
