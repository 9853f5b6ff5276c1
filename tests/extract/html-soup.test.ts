import { load } from 'cheerio';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { captureOf } from './captures.js';
import { findBrokenRules } from './invariants.js';
import { seenByCheerio } from './seen.js';

/**
 * Broken pages, read by us and by cheerio alone: however tags are nested, left open or
 * garbled, a reader sees the same text.
 */
const soup = fc.constantFrom(
  ...[
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<caption>',
    '<col>',
    '<colgroup>',
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<i>',
    '<nobr>',
  ],
  ...[
    '<a href="x > y">',
    '</a>',
    '<a b=c/d>',
    `<a "b'>`,
    '<svg>',
    '</svg>',
    '<svg><script/>',
    '<svg><title>',
    '<math><mi>',
    '<foreignObject>',
  ],
  ...[
    '<![CDATA[ a<b>c ]]>',
    '<script>',
    '</script>',
    '<style>',
    '<!--',
    '-->',
    '--!>',
    '<!-->',
    '<textarea>',
    '</textarea>',
    '<xmp>',
    '</xmp>',
  ],
  ...[
    '<plaintext>',
    '<title>',
    '</title>',
    '<template>',
    '</template>',
    '<select><option>',
    '<noscript>',
    '</noscript>',
    '<button>',
    '</button>',
  ],
  ...[
    '<pre>\n',
    '</pre>',
    '<li>',
    '<h1>',
    '</h1>',
    '<form>',
    '<input>',
    '<br>',
    '<body class="a">',
    '<html>',
    '<head>',
    '</body>',
    '</html>',
  ],
  ...[
    '&amp;',
    '&not',
    '&notit;',
    '&ampx',
    '&lt;b&gt;',
    '&#x0;',
    '&#8217;',
    '<',
    '</',
    '</>',
    '<?x>',
    '<!x>',
    '"',
    "'",
    '=',
    ']]>',
    '\r\n',
    '\n',
    ' ',
    'text ',
    'more',
  ],
  // What stand-ins are made of.
  ...['\ufdd0', '\ufde1', '\ufdd1\ufde0'],
);

const folder = join(import.meta.dirname, '../../fixtures/documents');
// What a button opens cheerio alone takes for hidden.
const ownPages = readdirSync(folder).filter((name) => name !== 'panels');
const pages = ownPages.flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file === 'input.html')
    .map((file) => readFileSync(join(folder, name, file), 'utf8')),
);

/** A page of nothing but soup, or one of the fixtures with some of it stirred in. */
const broken = fc.oneof(
  fc.array(soup, { minLength: 1, maxLength: 25 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom(...pages), fc.array(fc.tuple(fc.nat(), soup, fc.nat(20)), { minLength: 1, maxLength: 5 }))
    .map(([page, stirs]) =>
      stirs.reduce((text, [at, piece, cut]) => {
        const place = at % Math.max(1, text.length);
        return text.slice(0, place) + piece + text.slice(place + cut);
      }, page),
    ),
);

const visible = (text: string): string => text.replace(/[\s\ufffd\ufdd0-\ufdef]+/gu, '');

test('broken pages say what they say to a browser', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (page) => {
      const document = await extract(captureOf(page, { charset: 'utf-8' }), { index: 0, from: 'html' });
      expect(findBrokenRules(document)).toEqual([]);
      // On very few pages the library that both use fails by itself.
      if (document.messages.some(({ code }) => code === 'extract/damaged')) return;
      expect(visible(document.tape.text)).toBe(visible(seenByCheerio(page)));
    }),
    { numRuns: 1_000 },
  );
});

test('a page on which the library fails keeps what came before, and says so', async () => {
  const page = '<p>before</p><table>&amp;<svg><select><title><select></table></';
  expect(() => load(page, { scriptingEnabled: false })).toThrow();
  const document = await extract(captureOf(page), { index: 0, from: 'html' });
  expect(document.tape.text).toContain('before');
  expect(document.messages.map(({ code }) => code)).toEqual(['extract/damaged']);
});

test.each([
  '<svg><xmp><b>in a drawing</b></xmp></svg>',
  '<select><option>a<xmp><i>b</xmp>c',
  "<svg><title>'</textarea><!--<b>'</title>--!>after",
  '<svg><![CDATA[ a<b>c ]]></svg> and <xmp><b></xmp>',
  `<svg><script/><a title="x</script><p title="y">text</p>`,
])('text that a scan of the tags takes for something else: %s', async (page) => {
  const document = await extract(captureOf(page), { index: 0, from: 'html' });
  expect(visible(document.tape.text)).toBe(visible(seenByCheerio(page)));
});
