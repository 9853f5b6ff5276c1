import { expect, test } from 'vitest';
import { readText } from './reading.js';

/** Rows as `id: status`, and what came with them as errors. */
async function statuses(text: string): Promise<readonly string[]> {
  const { edition } = await readText(text);
  const errors = edition.messages.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
  return [...edition.actions.map(({ id, status }) => `${String(id)}: ${String(status?.published)}`), ...errors];
}

const jobs = [
  'Mend the north stile before the lambing starts.',
  'Count every bat in the tithe barn once a year.',
  'Hang a lantern at the ford for the night post.',
  'Teach two apprentices to lay a hedge properly.',
];
const said = ['Well grown', 'Barely sown', 'Well grown', 'Gone to seed'];

const page = (block: (job: string, said: string, n: number) => string, head = 'Hedge Wardens\n\n'): string =>
  head + jobs.map((job, i) => block(job, said[i] ?? '', i + 1)).join('\n');

const all = said.map((each, i) => `H-${i + 1}: ${each}`);

test('a label that names an outcome holds the status, in words of nobody else', async () => {
  const block = (job: string, word: string, n: number): string =>
    `H-${n}\nAgreed task: ${job}\nKeeper: Hedge Warden\nFinding of the visitors: ${word}\nRemarks: Seen on a wet day in May.\n`;
  expect(await statuses(page(block))).toEqual(all);
});

test('what stands below a word of the scale is a note on it', async () => {
  const block = (job: string, word: string, n: number): string =>
    `Measure ${n}: ${job}\nState: 🌱 ${word}\n${n * 20} yards were laid, and the rest waits for frost.\n`;
  const { edition } = await readText(page(block));
  expect(edition.actions.map(({ status, progress }) => [status?.published, progress])).toEqual(
    said.map((each, i) => [`🌱 ${each}`, `${(i + 1) * 20} yards were laid, and the rest waits for frost.`]),
  );
});

test('a value below a label that comes back is no label, though it ends like one', async () => {
  const words = ['Good progress', 'No real progress', 'Some progress', 'Good progress'];
  const block = (job: string, _: string, n: number): string =>
    `Recommendation ${n}\nWe asked\n${job}\nOur view of progress\n${words[n - 1] ?? ''}\nWhat we found\n4.${n}\nThe wardens walked the hedge twice and wrote it down.\n`;
  expect(await statuses(page(block))).toEqual(words.map((each, i) => `Recommendation ${i + 1}: ${each}`));
});

test('labels in items, below a date at the head of the page', async () => {
  const block = (job: string, word: string, n: number): string =>
    `## Rec ${n}\n\n${job}\n\n- **Answer of the barn:** Accepted\n- **For:** Hedge Warden\n- **State of affairs:** ${word}\n- **What we know:** It was seen in the rain.\n`;
  const head = '---\ndate: 2031-05-04\n---\n\n# Hedges\n\n';
  expect(await statuses(page(block, head))).toEqual(said.map((each, i) => `Rec ${i + 1}: ${each}`));
});

test('labels that lost the space before their values', async () => {
  const block = (job: string, word: string, n: number): string =>
    `Recommendation ${n}\nText${job}\nResponsibleHedge Warden\nStatus${word}\nWarden's noteMcBirch saw it in May.\n`;
  expect(await statuses(page(block))).toEqual(said.map((each, i) => `Recommendation ${i + 1}: ${each}`));
});

test('labels without a mark, inside lines and at their beginnings, known and unknown', async () => {
  const lines = (job: string, word: string, n: number): string =>
    `Ref H-${n} Action ${job} Owner Hedge Warden Status ${word} Progress Seen on a wet day in May.\n`;
  expect(await statuses(page(lines, 'Hedge Wardens\n\nRef Action Owner Status Progress\n\n'))).toEqual(all);
  const opening = (job: string, word: string, n: number): string =>
    `Recommendation No. H-${n}\nText ${job}\nReaction accepted\nCondition ${word.toUpperCase()}\nNote Seen on a wet day in May.\n`;
  expect(await statuses(page(opening))).toEqual(
    all.map((each) => each.replace(/: .*$/u, (word) => word.toUpperCase())),
  );
});

test('labels with a colon and no space, below a legend with one of them', async () => {
  const block = (job: string, word: string, n: number): string =>
    `ID:H-${n} Suggestion:${job}\nWarden:Hedge Council Ripeness stage:${word}\nEvidence:Seen on a wet day in May.`;
  const legend =
    'Hedge Wardens\n\nRipeness stage: Barely sown, then Well grown, then Gone to seed, as every warden knows.\n\n';
  expect(await statuses(page(block, legend))).toEqual(all);
});

test('labels without ids, two in each line', async () => {
  const block = (job: string, word: string): string =>
    `Commitment ${job}\nLead Hedge Warden By when May 2031\nStatus ${word} Comment Seen on a wet day.\n`;
  expect(await statuses(page(block))).toEqual(said.map((each) => `null: ${each}`));
});

test('prose whose lines begin alike has no labels', async () => {
  const lines = [
    'Wardens met in May.',
    'Hedges were laid in June.',
    'Owners paid their share.',
    'Status was not on the list.',
  ];
  const { edition } = await readText(Array.from({ length: 4 }, () => lines.join('\n')).join('\n\n'));
  expect(edition.actions).toEqual([]);
});

test('a group above numbered rows is none of them, though one of its labels begins like a status', async () => {
  const block = (job: string, word: string, n: number): string =>
    `Commitment ${n}: Hedges of the parish ${n}\n\nStatus quo or problem: Few hedges were left, and nobody had counted them since the flood.\n\n` +
    `Milestone ${n}.1: ${job}\nLead: Hedge Warden\nCompletion level: ${word}\nDescription of the results: Seen on a wet day.\n`;
  expect(await statuses(page(block))).toEqual(said.map((each, i) => `Milestone ${i + 1}.1: ${each}`));
});

test('words that stand alone below the numbers of records are their statuses, where most are known', async () => {
  const tags = ['DELIVERED', 'IN HARVEST', 'NOT STARTED', 'DELIVERED'];
  const block = (job: string, _: string, n: number): string =>
    `Recommendation ${n}\n\n${tags[n - 1] ?? ''}\n\nWhat the review said\n\n${job}\n\nWhat has happened since\n\nIt was talked about in May.\n`;
  expect(await statuses(page(block))).toEqual(tags.map((each, i) => `Recommendation ${i + 1}: ${each}`));
});

test('a column of what was done beside recommendations is the note, whatever it is called', async () => {
  const row = (n: number, said: string): string =>
    `| ${n} | The wardens should ${jobs[n - 1]?.toLowerCase()} | Complete | ${said} |\n`;
  const { edition } = await readText(
    '| No. | Recommendation | Status | Warden actions |\n| --- | --- | --- | --- |\n' +
      row(1, 'The old stile was taken down in May and a new one has been hung by the smith since.') +
      row(2, 'Bats were counted on three nights, and the figures have been sent to the county office.') +
      row(3, 'A lantern was bought in June; it is lit by the ferryman each night and has never failed.'),
  );
  expect(edition.actions.map(({ text }) => text)).toEqual(
    jobs.slice(0, 3).map((job) => `The wardens should ${job.toLowerCase()}`),
  );
});

test('of two columns of progress the one that holds little but statuses is the status', async () => {
  const row = (n: number, word: string): string =>
    `| ${n} | The wardens should ${jobs[n - 1]?.toLowerCase()} | ${word} | It was seen by the warden in May ${n}. |\n`;
  expect(
    await statuses(
      '| Rec. | Recommendation | Progress | Evidence of progress |\n| --- | --- | --- | --- |\n' +
        row(1, 'Achieved') +
        row(2, 'In progress') +
        row(3, 'Declined') +
        row(4, 'Achieved'),
    ),
  ).toEqual(['1: Achieved', '2: In progress', '3: Declined', '4: Achieved']);
});

test('findings below the status of a text that stands above it are the note on it', async () => {
  const block = (job: string, _: string, n: number): string =>
    `Requirement ${n}\n${job}\nTimescale: May 2025\nProgress: Met\nFindings: The wardens had gone round with a lamp and a list.\n`;
  const { edition } = await readText(page(block));
  expect(edition.actions.map(({ text, progress }) => [text, progress])).toEqual(
    jobs.map((job) => [job, 'The wardens had gone round with a lamp and a list.']),
  );
});
