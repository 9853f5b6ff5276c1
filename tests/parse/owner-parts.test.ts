import { expect, test } from 'vitest';
import { read } from './reading.js';

/** What stands in the place of an owner, or behind a text, and is something else. */
async function rows(lines: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const body = new TextEncoder().encode(`# Pier plan\n\n${lines.join('\n')}\n`);
  const { edition } = await read([{ name: 'page.md', body }]);
  expect(edition.messages).toEqual([]);
  return edition.actions.map(({ text, owners, due, progress, extra }) => [
    text,
    owners,
    due?.published ?? null,
    progress,
    extra,
  ]);
}

test('dates, notes, phases and `n/a` beside or in place of owners are no names', async () => {
  const table = [
    '| Ref | Action | Owner | Status |',
    '| --- | --- | --- | --- |',
    '| 1 | Mend the north pier. | Harbour Office 31/03/2031 | Complete |',
    '| 2 | Paint the south pier. | n/a | In progress |',
    '| 3 | Hang a bell on the quay. | Crew of the Otter Phase 2 | Not started |',
    '| 4 | Count the gulls in May. | Harbour Office. The counters asked for more time. | Delayed |',
    '| 5 | Count the seals in May. | Original due date 31 March 2030 | Delayed |',
    '| 6 | Count the boats in May. | Dr. Ann Quay, Section 12 Officer | Delayed |',
    '| 7 | Count the nets in May. | Head of Boats. Head of Nets and Lines. | Delayed |',
  ];
  expect(await rows(table)).toEqual([
    ['Mend the north pier.', ['Harbour Office'], '31/03/2031', null, {}],
    ['Paint the south pier.', [], null, null, {}],
    ['Hang a bell on the quay.', ['Crew of the Otter'], null, null, { Phase: 'Phase 2' }],
    ['Count the gulls in May.', ['Harbour Office'], null, 'The counters asked for more time.', {}],
    ['Count the seals in May.', [], null, null, { 'Original due date': '31 March 2030' }],
    ['Count the boats in May.', ['Dr. Ann Quay, Section 12 Officer'], null, null, {}],
    ['Count the nets in May.', ['Head of Boats. Head of Nets and Lines.'], null, null, {}],
  ]);
});

test('a lead and a date in brackets behind a text leave it; the day of an agreement is no promise', async () => {
  const table = [
    '| Ref | Action | Date agreed | Status |',
    '| --- | --- | --- | --- |',
    '| 6 | Mend the west pier (Lead: Harbour Office; by March 2031). | 1 May 2029 | Complete |',
    '| 7 | Mend the east pier [Owner: Crew of the Otter, due 3 June 2031] | 1 May 2029 | Ongoing |',
    '| 8 | Mend the outer pier (see the note: by March 2031) | 2 May 2029 | Ongoing |',
    '| 9 | Mend the inner pier (by the end of the year, with the crew) | 2 May 2029 | Ongoing |',
  ];
  const agreed = (day: string): Record<string, string> => ({ 'Date agreed': day });
  expect(await rows(table)).toEqual([
    ['Mend the west pier', ['Harbour Office'], 'by March 2031', null, agreed('1 May 2029')],
    ['Mend the east pier', ['Crew of the Otter'], 'due 3 June 2031', null, agreed('1 May 2029')],
    ['Mend the outer pier (see the note: by March 2031)', [], null, null, agreed('2 May 2029')],
    ['Mend the inner pier (by the end of the year, with the crew)', [], null, null, agreed('2 May 2029')],
  ]);
});
