import { describe, expect, test } from 'vitest';
import { planwatch } from './planwatch.js';

const commands = ['run', 'parse', 'diff', 'history', 'explain', 'extract', 'schema'];

describe('help', () => {
  test('lists every command and exit code', async () => {
    const { code, stdout, stderr } = await planwatch(['--help']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'mu'));
    for (const exitCode of [0, 1, 2, 3, 10]) expect(stdout).toMatch(new RegExp(`^  ${exitCode} +\\S`, 'mu'));
  });

  test.each(commands)('%s has an example', async (command) => {
    const { code, stdout } = await planwatch([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`$ planwatch ${command} `);
  });

  test('the version is the one of the package', async () => {
    const { code, stdout } = await planwatch(['--version']);
    expect([code, stdout]).toEqual([0, `${process.env['npm_package_version'] ?? '0.1.0'}\n`]);
  });
});

describe('wrong usage is 2, and says what to do', () => {
  test.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: planwatch/u],
    ['an unknown command', ['prase'], /Did you mean parse\?/u],
    ['an unknown option', ['parse', '--fromat', 'json', 'x'], /Did you mean --format\?/u],
    ['an unknown output format', ['parse', '--format', 'yaml', 'x'], /Allowed choices are json/u],
    ['an unknown input format', ['parse', '--from', 'gif', 'x'], /Allowed choices are html/u],
    ['no input', ['parse'], /missing required argument 'input'/u],
    ['one edition to compare', ['diff', 'a'], /missing required argument 'after'/u],
    ['too many editions to compare', ['diff', 'a', 'b', 'c'], /too many arguments/u],
    ['a limit that is none', ['parse', '--max-bytes', 'much', 'x'], /whole number of bytes/u],
    ['a wait that is none', ['parse', '--timeout', '-1', 'x'], /number of seconds|argument missing/u],
    ['a schema that does not exist', ['schema', 'editions'], /cli\/unknown-name.*known: edition, changes/u],
    ['a path that does not exist', ['parse', 'no-such-page.html'], /source\/no-such-path.*no-such-page\.html/u],
    [
      'a plan file that does not exist',
      ['parse', '--plan', 'no-plan.yaml', 'package.json'],
      /source\/no-such-path.*no-plan\.yaml/u,
    ],
    ['an address off the web', ['parse', 'ftp://example.org/x'], /source\/bad-address/u],
    [
      'a stored edition that does not exist',
      ['parse', 'open-shelves@1999'],
      /store\/unknown-edition.*open-shelves@2024-11/u,
    ],
    ['a plan that does not exist', ['run', 'closed-shelves'], /pipeline\/unknown-plan.*open-shelves/u],
    ['a folder of plans that does not exist', ['run', '--plans', 'no-plans'], /source\/no-such-path.*no-plans/u],
    [
      'a folder that does not exist to write into',
      ['schema', 'edition', '-o', 'no-folder/x.json'],
      /source\/no-such-path.*no-folder/u,
    ],
  ])('%s', async (_, args, text) => {
    const { code, stdout, stderr } = await planwatch(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(text);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });
});
