import { describe, expect, test } from 'vitest';
import type { Segment } from '../../src/core/span.js';
import { read, readHtml, readText, tableOf, type Read } from './reading.js';

const header = ['Ref', 'Action', 'Status'];

function essence({ edition }: Read): readonly unknown[] {
  return edition.actions.map(({ id, text, status }) => [id, text, status?.published, status?.value]);
}

/** What the source has at the places of a value, its tags taken off. */
function published(source: string | null, segments: readonly Segment[] | undefined): string {
  const slices = (segments ?? []).flatMap((each) =>
    'start' in each ? [source?.slice(each.start, each.end) ?? ''] : [],
  );
  return slices.map((slice) => slice.replace(/<[^>]*>/gu, '')).join(' ');
}

describe('the marks of notes', () => {
  test('are no part of an id, a status or a word', async () => {
    const found = await readHtml(
      tableOf(header, [
        ['1.2<sup>1</sup>', 'Mend the sea wall<sup>2</sup> at Tarn Point.', 'Complete<sup><a href="#n3">3</a></sup>'],
        ['1.3', 'Count the lamps<sup>1, 2</sup>.', 'In progress<sup>*</sup>'],
        ['1.4<a role="doc-noteref" href="#x">4</a>', 'Hang the gate<sup>1</sup> by June 2031<sup>2</sup>', 'Delayed'],
        ['A1<sup>2</sup>', 'Paint the beacon.<sup>a</sup>', 'Not started<sup>[2]</sup>'],
      ]) + '<p><sup>a</sup> The old one was lost.</p>',
    );
    expect(essence(found)).toEqual([
      ['1.2', 'Mend the sea wall at Tarn Point.', 'Complete', 'complete'],
      ['1.3', 'Count the lamps.', 'In progress', 'in-progress'],
      ['1.4', 'Hang the gate by June 2031', 'Delayed', 'delayed'],
      ['A1', 'Paint the beacon.', 'Not started', 'not-started'],
    ]);
    const { source } = found.documents[0] ?? { source: null };
    expect(published(source, found.edition.actions[0]?.spans['text'] as readonly Segment[])).toBe(
      'Mend the sea wall at Tarn Point.',
    );
    expect(published(source, found.edition.actions[0]?.spans['status'] as readonly Segment[])).toBe('Complete');
  });

  test('are counted as headings are: nothing of the page is lost', async () => {
    const row = (mark: string): string =>
      tableOf(header, [
        [`1.1${mark}`, 'Mend the wall.', `Complete${mark}`],
        ['1.2', 'Count the lamps.', 'Delayed'],
      ]);
    const [bare, marked] = [await readHtml(row('')), await readHtml(row('<sup>7</sup>'))];
    const { characters, headings } = bare.edition.coverage;
    expect(marked.edition.coverage).toEqual({
      ...bare.edition.coverage,
      characters: characters + 2,
      headings: headings + 2,
    });
  });

  test('are told from powers, ends of numbers and marks in brackets within a sentence', async () => {
    const found = await readHtml(
      tableOf(header, [
        ['1', 'Pave 30 m<sup>2</sup> of the yard on the 1<sup>st</sup> of May.', 'Complete'],
        ['2', 'Save 10<sup>6</sup> litres of water.', 'Delayed'],
        ['3', 'Open the reading room<sup>[4]</sup> in Ashby.', 'Delayed'],
      ]),
    );
    expect(essence(found).map((row) => (row as readonly string[])[1])).toEqual([
      'Pave 30 m2 of the yard on the 1st of May.',
      'Save 106 litres of water.',
      'Open the reading room[4] in Ashby.',
    ]);
  });

  test('are written [^1] in Markdown', async () => {
    const found = await readText(`| Ref | Action | Status |
| --- | --- | --- |
| 1.2[^1] | Mend the sea wall[^wall]. | Complete[^1] |
| 1.3 | Count the lamps. | Delayed [^2] |

[^1]: Since 2030.
[^2]: By the frost.
`);
    expect(essence(found)).toEqual([
      ['1.2', 'Mend the sea wall.', 'Complete', 'complete'],
      ['1.3', 'Count the lamps.', 'Delayed', 'delayed'],
    ]);
  });

  test('are known in the body of a content item', async () => {
    const body = tableOf(header, [
      ['1.2<sup>1</sup>', 'Mend the “sea wall”.', 'Complete<sup>2</sup>'],
      ['1.3', 'Count the lamps.', 'Delayed'],
    ]);
    const item = { base_path: '/harbour', title: 'Harbour plan', document_type: 'policy_paper', details: { body } };
    const found = await read([{ name: 'item.json', body: new TextEncoder().encode(JSON.stringify(item)) }]);
    expect(essence(found)).toEqual([
      ['1.2', 'Mend the “sea wall”.', 'Complete', 'complete'],
      ['1.3', 'Count the lamps.', 'Delayed', 'delayed'],
    ]);
  });
});
