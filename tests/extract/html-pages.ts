import fc from 'fast-check';

/** A made-up page and what a reader sees of it. */
export interface MadePage {
  readonly markup: string;
  /** The visible text in order; white space is of no account. */
  readonly visible: string;
}

const words = fc
  .array(
    fc.constantFrom(
      'harbour',
      'quay',
      '1.1',
      'eels',
      'Complete',
      '–',
      'café',
      '🐟',
      '“so”',
      'a<b',
      'R&D',
      '€5',
      'x y',
      '&amp;',
      '©2024',
      '[1]',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => list.join(' '));

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  é: '&eacute;',
  '–': '&#8211;',
  '“': '&ldquo;',
  '€': '&#x20AC;',
  '©': '&copy;',
};

const text = fc.tuple(words, fc.boolean()).map(([shown, named]): MadePage => {
  const markup = named
    ? shown.replace(/[&<é–“€©]/gu, (letter) => references[letter] ?? letter)
    : shown.replace(/[&<]/gu, (letter) => references[letter] ?? letter);
  return { markup, visible: shown };
});

const hidden = fc
  .tuple(
    words.map((shown) => shown.replace(/[<&]/gu, '')),
    fc.constantFrom(
      ['<span hidden>', '</span>'],
      ['<script>', '</script>'],
      ['<!--', '-->'],
      ['<b style="display:none">', '</b>'],
      ['<!-- <p>', '</p> -->'],
    ),
  )
  .map(([shown, [open, close]]): MadePage => ({
    markup: `${open ?? ''}${shown.replace(/-{2,}/gu, '')}${close ?? ''}`,
    visible: '',
  }));

function wrap(open: string, inner: MadePage, close: string): MadePage {
  return { markup: open + inner.markup + close, visible: inner.visible };
}

function join(parts: readonly MadePage[], between = ''): MadePage {
  return {
    markup: parts.map((part) => part.markup).join(between),
    visible: parts.map((part) => part.visible).join(' '),
  };
}

const { block } = fc.letrec<{ inline: MadePage; block: MadePage; table: MadePage; cell: MadePage }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    hidden,
    fc
      .tuple(fc.constantFrom('b', 'em', 'a', 'abbr', 'span', 'sup'), tie('inline'))
      .map(([tag, inner]) => wrap(`<${tag}>`, inner, `</${tag}>`)),
    fc.array(tie('inline'), { maxLength: 3 }).map((parts) => join(parts, '<br>')),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('inline').map((inner) => wrap('<p>', inner, '</p>')),
    tie('inline'),
    fc
      .tuple(fc.constantFrom('h2', 'h4', 'pre', 'dd', 'summary'), tie('inline'))
      .map(([tag, inner]) => wrap(`<${tag}>`, inner, `</${tag}>`)),
    fc
      .tuple(
        fc.constantFrom('div', 'section', 'nav', 'footer', 'aside', 'blockquote'),
        fc.array(tie('block'), { maxLength: 3 }),
      )
      .map(([tag, parts]) => wrap(`<${tag}>`, join(parts), `</${tag}>`)),
    fc
      .array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 })
      .map((items) => wrap('<ul>', join(items.map((parts) => wrap('<li>', join(parts), '</li>'))), '</ul>')),
    tie('table'),
    tie('block').map((inner) => ({ markup: `<div hidden>${inner.markup}</div>`, visible: '' })),
  ),
  table: fc
    .array(fc.array(tie('cell'), { maxLength: 4 }), { minLength: 1, maxLength: 4 })
    .map((rows) => wrap('<table>', join(rows.map((cells) => wrap('<tr>', join(cells), '</tr>'))), '</table>')),
  cell: fc
    .tuple(
      fc.constantFrom('td', 'th'),
      fc.constantFrom('', ' rowspan=2', ' colspan=3', ' rowspan=0', ' rowspan=5 colspan=2'),
      fc.array(tie('block'), { maxLength: 2 }),
    )
    .map(([tag, spans, parts]) => wrap(`<${tag}${spans}>`, join(parts), `</${tag}>`)),
}));

/** Pages of well-formed HTML with everything that publishers put into them, nested as it comes. */
export const pages: fc.Arbitrary<MadePage> = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([parts, inMain]) =>
    inMain ? wrap('<!doctype html><body><main>', join(parts), '</main></body>') : join(parts),
  );
