import fc from 'fast-check';

/** A record before it is drawn as a card. */
export interface CardRow {
  readonly number: number;
  readonly text: string;
  readonly status: string;
  readonly owners: string;
  readonly due: string;
  readonly progress: string;
}

/** How a page builds its cards: all of them alike. */
export interface CardManner {
  readonly wrapper: 'section' | 'article' | 'div' | 'li';
  /** Where the status stands: as a tag above or below the title, or under a label. */
  readonly status: 'tag-above' | 'tag-below' | 'label';
  /** `Action 3` and the text in one heading, or the text below it. */
  readonly title: 'whole' | 'number';
  readonly level: 2 | 3 | 4;
  /** How owners and dates are labelled. */
  readonly labels: 'terms' | 'boxes' | 'inline';
  readonly boxed: boolean;
  readonly noun: 'Action' | 'Recommendation' | 'Pledge';
}

const subjects = ['The council', 'Every harbour office', 'The board of works', 'A named officer'];
const deeds = [
  'must publish the tide tables',
  'should count the lamps and buoys',
  'must mend the west pier',
  'should print the winter timetable',
];
const notes = [
  'Work began in the spring and two of the five are done.',
  'The group met four times and wrote to the owners.',
  'A report was sent to the board in March.',
];
const statuses = ['Complete', 'In progress', 'Not started', 'Delayed'];
const owners = ['Harbour Office', 'Lamp Trust', 'Works Department'];
const dates = ['March 2025', 'June 2026', 'December 2024'];

/** Three to seven rows with texts of their own. */
export const cardRows: fc.Arbitrary<readonly CardRow[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...deeds)), {
    minLength: 3,
    maxLength: 7,
    selector: (pair) => pair.join(' '),
  })
  .chain((texts) =>
    fc.tuple(
      ...texts.map((words, i) =>
        fc.record({
          number: fc.constant(i + 1),
          text: fc.constant(`${words.join(' ')}.`),
          status: fc.constantFrom(...statuses),
          owners: fc.constantFrom(...owners),
          due: fc.constantFrom(...dates),
          progress: fc.constantFrom(...notes),
        }),
      ),
    ),
  );

export const cardManners: fc.Arbitrary<CardManner> = fc.record({
  wrapper: fc.constantFrom('section', 'article', 'div', 'li'),
  status: fc.constantFrom('tag-above', 'tag-below', 'label'),
  title: fc.constantFrom('whole', 'number'),
  level: fc.constantFrom(2, 3, 4),
  labels: fc.constantFrom('terms', 'boxes', 'inline'),
  boxed: fc.boolean(),
  noun: fc.constantFrom('Action', 'Recommendation', 'Pledge'),
});

/** The page as its publisher's program would write it. */
export function renderCards(rows: readonly CardRow[], manner: CardManner): string {
  const cards = rows
    .map((row) => `<${manner.wrapper} class="card">${card(row, manner)}</${manner.wrapper}>`)
    .join('\n');
  const list = manner.wrapper === 'li' ? `<ul class="cards">${cards}</ul>` : `<div class="cards">${cards}</div>`;
  return `<!doctype html><html lang="en"><head><title>Skerrow harbours</title></head><body><main><h1>Skerrow harbours: progress</h1><p>How far we have come with what was asked of us.</p>${list}</main></body></html>`;
}

function card(row: CardRow, manner: CardManner): string {
  const { level, title, noun } = manner;
  const tag = `<span class="tag">${row.status}</span>`;
  const name = `${noun} ${row.number}`;
  const heading =
    title === 'whole'
      ? `<h${level}>${name}: ${row.text}</h${level}>`
      : `<h${level}>${name}</h${level}><p class="text">${row.text}</p>`;
  const pairs: (readonly [string, string])[] = [
    ...(manner.status === 'label' ? [['Status', row.status] as const] : []),
    ['Owner', row.owners],
    ['Due', row.due],
  ];
  const inner = [
    manner.status === 'tag-above' ? tag : '',
    heading,
    manner.status === 'tag-below' ? tag : '',
    labelled(pairs, manner),
    `<p class="note">${row.progress}</p>`,
  ].join('');
  return manner.boxed ? `<div class="body">${inner}</div>` : inner;
}

function labelled(pairs: readonly (readonly [string, string])[], { labels }: CardManner): string {
  if (labels === 'terms')
    return `<dl>${pairs.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`;
  if (labels === 'boxes')
    return pairs
      .map(
        ([label, value]) => `<div class="pair"><div class="name">${label}</div><div class="value">${value}</div></div>`,
      )
      .join('');
  return pairs.map(([label, value]) => `<p class="fact"><strong>${label}:</strong> ${value}</p>`).join('');
}
