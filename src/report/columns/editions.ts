import type { CaptureInfo } from '../../model/capture.js';
import type { Edition } from '../../model/edition.js';
import { asPublished, type Cell, type Column } from './column.js';

function column<Row>(
  name: string,
  meaning: string,
  values: string,
  derived: string,
  read: (row: Row) => Cell,
): Column<Row> {
  return { name, meaning, values, derived, read };
}

const plan = column<{ edition: Edition }>('plan', 'id of the plan', 'text', 'from the plan file', (row) => {
  return row.edition.plan;
});
const id = column<{ edition: Edition }>('edition', 'id of the edition', 'text', 'from the plan file', (row) => {
  return row.edition.edition.id;
});

function retrievals({ captures }: Edition): readonly string[] {
  return captures.flatMap(({ retrieved }) => retrieved ?? []).sort();
}

const fromCaptures = 'from the captures';

type Row = { readonly edition: Edition };

/** The editions of a plan, a row each. */
export const editionListColumns: readonly Column<Row>[] = [
  plan,
  id,
  column('edition_title', 'title of the edition', 'text', asPublished, ({ edition }) => edition.edition.title),
  column('edition_published', 'when the edition was published', 'yyyy-mm-dd, or less precise', asPublished, (row) => {
    return row.edition.edition.published;
  }),
  column('publisher', 'who published it', 'text', asPublished, ({ edition }) => edition.edition.publisher),
  column(
    'licence',
    'under which its words may be used',
    'SPDX id, or text',
    'from the page or the plan file',
    (row) => {
      return row.edition.edition.licence;
    },
  ),
  column('attribution', 'what is to be said where they are used', 'text', 'from the page or the plan file', (row) => {
    return row.edition.edition.attribution;
  }),
  column('language', 'in which it is written', 'language tag', asPublished, ({ edition }) => edition.edition.language),
  column('scope', 'whether it lists every action', 'full, remaining, partial, unknown', asPublished, (row) => {
    return row.edition.edition.scope.value;
  }),
  column('actions', 'rows that were read', 'whole number', 'counted', ({ edition }) => edition.actions.length),
  column('unread', 'visible characters that look like rows and could not be read', 'whole number', 'counted', (row) => {
    return row.edition.coverage.unread;
  }),
  column(
    'pages',
    'captures that it was read from',
    'whole number',
    'counted',
    ({ edition }) => edition.captures.length,
  ),
  column('captured_first', 'when the first of them was fetched', 'ISO 8601', fromCaptures, (row) => {
    return retrievals(row.edition)[0];
  }),
  column('captured_last', 'when the last of them was fetched', 'ISO 8601', fromCaptures, (row) => {
    return retrievals(row.edition).at(-1);
  }),
  column('url', 'address of its first page', 'URL', fromCaptures, ({ edition }) => edition.captures[0]?.url),
  column('made_version', 'version of planwatch that read it', 'text', 'from the program', (row) => {
    return row.edition.made.version;
  }),
];

/** A body of bytes that an edition was read from. */
export interface CaptureRow extends Row {
  readonly capture: CaptureInfo;
  readonly position: number;
}

/** The captures of a plan, a row each. */
export const captureColumns: readonly Column<CaptureRow>[] = [
  plan,
  id,
  column('page', 'its place in the edition', 'whole number, from 1', 'counted', ({ position }) => position + 1),
  column('name', 'what a person calls it', 'file name or URL', fromCaptures, ({ capture }) => capture.name),
  column('url', 'address that it was fetched from', 'URL', fromCaptures, ({ capture }) => capture.url),
  column('media_type', 'what it is', 'media type', fromCaptures, ({ capture }) => capture.mediaType),
  column('retrieved', 'when it was fetched', 'ISO 8601', fromCaptures, ({ capture }) => capture.retrieved),
  column('bytes', 'how long it is', 'whole number', fromCaptures, ({ capture }) => capture.bytes),
  column('sha256', 'hash of its bytes', '64 hexadecimal digits', 'from its bytes', ({ capture }) => capture.sha256),
];
