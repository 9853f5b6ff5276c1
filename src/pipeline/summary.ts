import type { HostLine } from '../model/fetched.js';
import { renderSummary, type RenderOptions } from '../report/index.js';
import { isEmbedded } from './beside-plan.js';
import type { PlanRun } from './run-plan.js';

/**
 * What a run made of a plan, for the person who started it: where it stands, what moved most,
 * where the files are. A job that runs every night is told only of what is new since the last.
 *
 * @param whole tell all there is, new or not: for one who looks on
 */
export async function summarise(run: PlanRun, whole: boolean, options: RenderOptions): Promise<string> {
  const { files, editions, compared, revised, faults } = run;
  if (editions.length === 0 && faults.length > 0) return `${run.plan.plan.id}: nothing could be read\n`;
  const written = new Set(files.filter((file) => file.written).map(({ path }) => path.replaceAll('\\', '/')));
  const tellsAll = whole || isEmbedded(run.plan);
  if (written.size === 0 && !tellsAll) return `${nothingNew(run)}\n`;
  const isNew = (name: string): boolean => [...written].some((path) => path.endsWith(`/changes/${name}.json`));
  const steps = compared.filter(({ changes: { from, to } }) => tellsAll || isNew(`${from.edition}..${to.edition}`));
  const edits = revised.filter(({ changes: { from, to }, revisions: [before, after] }) =>
    isNew(`${from.edition}~${before}..${to.edition}~${after}`),
  );
  const told = await renderSummary(editions, [...steps, ...edits], options);
  return `${told}\n${listFiles(run).join('\n')}\n`;
}

function nothingNew({ plan, editions }: PlanRun): string {
  const rows = editions.reduce((sum, { actions }) => sum + actions.length, 0);
  const count = editions.length === 1 ? '1 edition' : `${editions.length} editions`;
  return `${plan.plan.id}: nothing new in ${count}, ${rows} rows`;
}

/** What was done at one host, in one line. */
export function hostLine(host: HostLine): string {
  const { origin, requests, fetched, notModified, fresh, failed, repeats, bytes, waited, givenUp } = host;
  const counts = [
    `${requests} ${requests === 1 ? 'request' : 'requests'}`,
    ...some(fetched, 'fetched'),
    ...some(notModified, 'not modified'),
    ...some(fresh, 'still fresh and not asked for'),
    ...some(failed, 'failed'),
    ...some(repeats, 'repeated'),
    `${Math.ceil(bytes / 1000)} kB`,
    ...(waited < 500 ? [] : [`waited ${Math.round(waited / 1000)} s`]),
  ];
  const rules = host.robots === 'unreachable' ? '; its rules for robots could not be read' : '';
  return `${new URL(origin).host}: ${counts.join(', ')}${rules}${givenUp === null ? '' : `; ${givenUp}`}`;
}

function some(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** The files worth opening first; everything else lies beside them. */
function listFiles({ files, history, compared, editions }: PlanRun): string[] {
  const written = files.filter((file) => file.written).length;
  const find = (end: string): string | undefined =>
    files.find(({ path }) => path.replaceAll('\\', '/').endsWith(end))?.path;
  const latest = compared.at(-1)?.changes;
  const newest = editions.at(-1)?.edition.id;
  const worthOpening = [
    ['what changed last', latest && find(`changes/${latest.from.edition}..${latest.to.edition}.html`), '.md, .json'],
    ['every action through all editions', history ? find('history.html') : undefined, '.md, .csv, .json'],
    ['the newest edition as a table', newest === undefined ? undefined : find(`${newest}/edition.csv`), '.json'],
  ] as const;
  const lines = worthOpening.flatMap(([what, path, beside]) =>
    path === undefined ? [] : [`  ${path}`, `      ${what}; beside it as ${beside}`],
  );
  const state = written === 0 ? 'all as they were' : `${written} new or changed`;
  return [`Files: ${files.length}, ${state}`, ...lines];
}
