import { describe, expect, test } from 'vitest';
import { readHtml, tableOf } from '../parse/reading.js';
import { findBrokenRules } from './invariants.js';

const lamps = ['2', 'Paint the lamps', 'May 2026', 'Not started'];
const read = (first: readonly string[]): ReturnType<typeof readHtml> =>
  readHtml(tableOf(['Ref', 'Action', 'Due', 'Status'], [first, lamps]));

describe('words that are struck out', () => {
  test.each<[string, string, string]>([
    ['by an editor', '<del>March 2024</del> <ins>June 2025</ins>', '<ins>Complete</ins> <del>On track</del>'],
    ['by their element', '<s>March 2024</s><br>June 2025', '<p><strike>On track</strike></p><p>Complete</p>'],
    [
      'by a style',
      '<span style="text-decoration: line-through;">March 2024</span> June 2025',
      '<p style="color:red"><span style="text-decoration-line:line-through">On track</span> Complete</p>',
    ],
  ])('%s give way to those in their place, and that is said once', async (_, due, status) => {
    const { edition, documents } = await read(['1', 'Mend the quay', due, status]);
    const [first] = edition.actions;
    expect([first?.due?.published, first?.status?.published]).toEqual(['June 2025', 'Complete']);
    const said = documents.flatMap(({ messages }) => messages.filter(({ code }) => code === 'extract/struck-out'));
    expect(said.map(({ reason }) => reason)).toEqual([
      'words that are struck out, with others in their place, were left out, and 1 more',
    ]);
    expect(documents.flatMap((each) => findBrokenRules(each))).toEqual([]);
  });

  test('stay where none are in their place', async () => {
    const { edition } = await read(['1', '<s>Mend the quay</s>', '<s>March 2024</s>', '<del>On track</del>']);
    const [first] = edition.actions;
    expect([first?.text, first?.due?.published, first?.status?.published]).toEqual([
      'Mend the quay',
      'March 2024',
      'On track',
    ]);
    const codes = edition.messages.map(({ code }) => code);
    expect(codes).not.toContain('extract/struck-out');
  });
});
