import { load, type CheerioAPI } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/report/clean.js';
import { markup } from '../../src/report/html/template.js';
import { render } from '../../src/report/index.js';
import type { Report } from '../../src/model/report.js';
import { cases, readReport } from './reports.js';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</style></title></textarea>',
    '<!--',
    ']]>',
    '&lt;b&gt; &#60; &amp;',
    '`${x}`',
    '\u0000<\u0000b>',
    'javascript:alert(1)',
  ),
);

/** Text as a parser of HTML gives it back. */
const asParsed = (text: string): string => clean(text);

describe('the template', () => {
  test('text and attributes come back from a parser as they went in', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, attribute) => {
        const $ = load(`<body>${markup`<p title="${attribute}">${text}</p>`.toString()}</body>`);
        expect($('p').text()).toBe(asParsed(text));
        expect($('p').attr('title')).toBe(asParsed(attribute));
        expect($('body').find('*')).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('lists are joined, nothing is nothing, markup is not escaped twice', () => {
    const inner = [markup`<b>${'a & b'}</b>`, null, false as const, undefined, 7];
    expect(markup`<p>${inner}</p>`.toString()).toBe('<p><b>a &amp; b</b>7</p>');
  });
});

const elements = new Set(
  (
    'html head meta title style body a header div p b h1 main nav ul ol li span section h2 h3 article blockquote bdi table caption thead tbody tr th td ' +
    'br strong code details summary del ins dl dt dd i figure figcaption svg desc defs pattern line text tspan g rect path circle footer'
  ).split(' '),
);
const attributes = new Set(
  (
    'lang charset name content http-equiv class id href aria-labelledby aria-label aria-hidden role tabindex scope colspan style ' +
    'viewbox viewBox d x y x1 y1 x2 y2 cx cy r width height transform fill stroke stroke-width stroke-dasharray text-anchor font-weight ' +
    'patternunits patternUnits patterntransform patternTransform'
  ).split(' '),
);

/** Nothing that the page is not made of, and no address but those of the web and of the page itself. */
function expectHarmless($: CheerioAPI): void {
  $('*').each((_, element) => {
    if (!('attribs' in element)) return;
    expect(elements).toContain(element.name);
    for (const [name, value] of Object.entries(element.attribs)) {
      expect(attributes).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|#)/u);
      if (name === 'style') expect(value).toMatch(/^(?:flex:\d+|width:\d+%(?:;max-width:44rem;height:auto)?)$/u);
    }
  });
}

/** Every text of a report replaced; dates, numbers and fixed words stay, so that it is still a report. */
function withTexts(report: Report, replace: (text: string) => string): Report {
  const fixed = new Set([
    'kind',
    'format',
    'value',
    'direction',
    'relation',
    'certainty',
    'decided',
    'what',
    'why',
    'change',
    'op',
    'state',
    'from_',
    'severity',
    'sha256',
  ]);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return fixed.has(key) || (key === 'from' && value === 'cell') ? value : replace(value);
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
  };
  return visit(report, '') as Report;
}

describe.each(cases)('the page of %s', (name) => {
  const report = readReport(name);

  test('has one heading of the first level, none skipped, every id once, and no link into nothing', async () => {
    const $ = load(await render(report, 'html'));
    const levels = $('h1,h2,h3,h4')
      .toArray()
      .map(({ name: tag }) => Number(tag.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, index) => expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1));
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = $('a[href^="#"]')
      .toArray()
      .map((element) => $(element).attr('href')?.slice(1));
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('is one file: no script, nothing fetched', async () => {
    const $ = load(await render(report, 'html'));
    expect($('script,link,iframe,img,object,embed,form')).toHaveLength(0);
    expect($('style').text()).not.toMatch(/url\((?!#)|@import/u);
    expectHarmless($);
  });

  test('is harmless whatever the words are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 5 }), async (words) => {
        let at = 0;
        const hostile = withTexts(
          report,
          (text) => (words[at++ % words.length] ?? '') + (text.includes('://') ? text : ''),
        );
        expectHarmless(load(await render(hostile, 'html')));
      }),
      { numRuns: 12 },
    );
  });
});

test('every change has an address, and every action its own', async () => {
  const $ = load(await render(readReport('changes-of-every-kind'), 'html'));
  for (const anchor of [
    'change-status-1.3',
    'change-due-1.3',
    'change-progress-1.3',
    'change-reworded-1.2',
    'change-added-3.2',
    'change-dropped-1.4',
    'change-split-2.1',
    'change-merged-2.3',
    'change-not-observed-2.5',
    'change-overdue-2.6',
    'change-progress-1.1',
    'action-1.3',
    'edition-vocabulary-changed-status',
  ]) {
    expect($(`[id="${anchor}"]`), anchor).toHaveLength(1);
  }
});

test('changed words are marked by elements and by words for the ear, and unchanged ones stand as published', async () => {
  const $ = load(await render(readReport('changes-of-every-kind'), 'html'));
  const row = $('[id="change-reworded-1.2"]');
  expect(row.find('del').text()).toBe('[removed: must repaint] ');
  expect(row.find('ins').text()).toBe('[added: should consider repainting] ');
  row.find('.vh').remove();
  expect(
    row
      .find('.passage')
      .toArray()
      .map((cell) => $(cell).text()),
  ).toEqual([
    'The Board must repaint the day marks on both piers.',
    'The Board should consider repainting the day marks on both piers.',
  ]);
});

test('the picture of the flow says the same as its description and its table', async () => {
  const $ = load(await render(readReport('changes-of-every-kind'), 'html'));
  const description = $('svg.flow desc').text();
  expect(description).toContain('7 from in progress to in progress');
  expect(description).toContain('2 from in progress to not in this edition'.replace('2', '1'));
  const titles = $('svg.flow path title')
    .toArray()
    .map((element) => $(element).text());
  expect(new Set(titles)).toEqual(new Set(description.replace(/\.$/u, '').split('; ')));
  const counts = $('table.counts')
    .eq(1)
    .find('td')
    .toArray()
    .map((cell) => Number($(cell).text().replace(/\D/gu, '')));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
    titles.reduce((sum, title) => sum + Number(/^\d+/u.exec(title)?.[0]), 0),
  );
});
