import { load } from 'cheerio';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/report/clean.js';
import { renderFeed, type FeedComparison } from '../../src/report/index.js';
import { excerpt } from '../../src/report/story/piece.js';
import type { Edition } from '../../src/model/edition.js';
import { cases, readKind, readReport } from './reports.js';

const comparisons = cases
  .map(readReport)
  .flatMap((report) => (report.kind === 'changes' ? [{ ...report, report: 'changes/a..b.html' }] : []));
const plan = { id: 'vans', title: 'Library vans' };

/** One element, as a strict parser of XML gives it. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    const values = Object.values(attributes).map(({ name, value }) => [name, value]);
    const element = {
      name: local,
      attributes: Object.fromEntries(values) as Record<string, string>,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

const texts = ({ children }: Element, name: string): string[] =>
  children.filter((child) => child.name === name).map(({ text }) => text);
const entriesOf = (feed: Element): Element[] => feed.children.filter(({ name }) => name === 'entry');

/** What RFC 4287 asks of every feed and entry. */
function expectAtom(feed: Element): void {
  expect(feed.name).toBe('feed');
  expect(texts(feed, 'author')).toHaveLength(1);
  for (const element of [feed, ...entriesOf(feed)]) {
    const [id, ...otherIds] = texts(element, 'id');
    expect(id).toMatch(/^urn:planwatch:[a-z]+:[\w.~%:-]+$/u);
    expect(texts(element, 'title')).toEqual([expect.stringMatching(/\S/u)]);
    expect(texts(element, 'updated')).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u)]);
    const links = element.children.filter(
      ({ name, attributes }) => name === 'link' && attributes['rel'] === 'alternate',
    );
    expect([otherIds.length, links.length > 1]).toEqual([0, false]);
  }
  const ids = entriesOf(feed).flatMap((entry) => texts(entry, 'id'));
  expect(new Set(ids).size).toBe(ids.length);
}

/** A comparison whose later edition was captured and published when it is said. */
function comparison(retrieved: (string | null)[], published: string | null, id = '2026-03'): FeedComparison {
  const { before, after, changes } = readKind('changes-of-every-kind', 'changes');
  const captureOf = (time: string | null): Edition['captures'][number] => {
    return { sha256: '0'.repeat(64), url: null, name: 'page', mediaType: 'text/html', bytes: 1, retrieved: time };
  };
  return {
    before: { ...before, captures: [], edition: { ...before.edition, published: null } },
    after: { ...after, captures: retrieved.map(captureOf), edition: { ...after.edition, published } },
    changes: { ...changes, to: { ...changes.to, edition: id } },
    report: null,
  };
}

async function updatedOf(...all: FeedComparison[]): Promise<string[]> {
  const feed = parse(await renderFeed({ plan, comparisons: all }));
  expectAtom(feed);
  return [feed, ...entriesOf(feed)].flatMap((element) => texts(element, 'updated'));
}

const plainElements = new Set(['p', 'h3', 'ul', 'li', 'strong', 'em', 'q']);

describe('a feed of changes', () => {
  test('is Atom, also where nothing has changed yet', async () => {
    expectAtom(parse(await renderFeed({ plan, comparisons })));
    expect(comparisons.length).toBeGreaterThan(1);
    expectAtom(parse(await renderFeed({ plan, comparisons: [] })));
  });

  test('is as old as what it tells of, not as the run', async () => {
    const captured = comparison(['2026-03-14T06:00:00.500Z', '2026-03-15T06:00:00.000Z'], '2026-03-12');
    expect(await updatedOf(captured)).toEqual(['2026-03-15T06:00:00Z', '2026-03-15T06:00:00Z']);
    expect(await updatedOf(comparison([null], '2026-03'))).toEqual(['2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z']);
    expect(await updatedOf(comparison([null], 'in spring'))).toEqual(['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z']);
  });

  test('has the newest first, and an edit of a published edition as an entry of its own', async () => {
    const older = comparison(['2024-11-21T06:00:00.000Z'], null, '2024-11');
    const edited = { ...comparison(['2026-04-01T06:00:00.000Z'], null), revisions: [1, 2] as const };
    const feed = parse(
      await renderFeed({ plan, comparisons: [older, comparison(['2026-03-14T06:00:00.000Z'], null), edited] }),
    );
    expectAtom(feed);
    const from = encodeURIComponent(older.changes.from.edition);
    expect(entriesOf(feed).flatMap((entry) => texts(entry, 'id'))).toEqual([
      `urn:planwatch:changes:vans:${from}~1..2026-03~2`,
      `urn:planwatch:changes:vans:${from}..2026-03`,
      `urn:planwatch:changes:vans:${from}..2024-11`,
    ]);
  });

  test('is in the order of time also where a capture falls on the turn of a second', async () => {
    const on = comparison(['2026-03-14T06:00:00.000Z'], null, '2025-03');
    const after = comparison(['2026-03-14T06:00:00.750Z'], null, '2026-03');
    const feed = parse(await renderFeed({ plan, comparisons: [on, after] }));
    expect(entriesOf(feed).flatMap((entry) => texts(entry, 'id'))).toEqual([
      expect.stringMatching(/2026-03$/u),
      expect.stringMatching(/2025-03$/u),
    ]);
    expect(await updatedOf(comparison(['2026-03-14T06:00:00.000Z', '2026-03-14T06:00:01.250Z'], null))).toEqual([
      '2026-03-14T06:00:01Z',
      '2026-03-14T06:00:01Z',
    ]);
  });

  test('shows what a source says, whatever it is, and does nothing of it', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '<script>alert(1)</script>', '&lt;b&gt;', '\u0000<\ufffe', '"><b a="'),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (title, text) => {
        const base = comparison([null], '2026-03-12');
        const { after } = base;
        const actions = after.actions.map((action) => ({ ...action, text: `${text} at ${action.key}` }));
        const source = { plan: { id: 'vans', title }, comparisons: [{ ...base, after: { ...after, actions } }] };
        const feed = parse(await renderFeed(source));
        const [content] = entriesOf(feed).flatMap(({ children }) => children.filter(({ name }) => name === 'content'));
        const $ = load(content?.text ?? '', null, false);
        const shown = (said: string): string => clean(said).replace(/[\ufffe\uffff]/gu, '\ufffd');
        expect(texts(feed, 'title')).toEqual([shown(`Changes: ${title}`)]);
        expect(content?.children).toEqual([]);
        const names = $('*')
          .toArray()
          .map((each) => (each as unknown as { name: string }).name);
        const quotes = $('q')
          .toArray()
          .map((each) => $(each).text());
        expect(new Set(names)).toEqual(plainElements);
        expect(quotes).toContain(shown(excerpt(`${text} at 2.1`, 160)));
      }),
      { numRuns: 50 },
    );
  });
});
