import { entry, type CodeEntry } from './code-entry.js';
import { comparingCodes } from './comparing-codes.js';
import { keepingCodes } from './keeping-codes.js';
import { sourceCodes } from './source-codes.js';

export type { CodeEntry, Severity } from './code-entry.js';

/** Every message code. A code is never reworded into another meaning. */
export const codes = {
  ...sourceCodes,
  ...keepingCodes,
  'archive/bytes-missing': entry(
    'warning',
    'The bytes that a record was read from are not at hand, so its places cannot be shown.',
    'Give the pages themselves.',
  ),
  'extract/damaged': entry('error', 'The input breaks the rules of its own format, or is cut off.', 'Fetch it again.'),
  'extract/edition': entry(
    'info',
    'The input is an edition that planwatch wrote; it has no document.',
    'Nothing; diff and history take it as it is.',
  ),
  'extract/empty': entry(
    'error',
    'The input holds no bytes, or no visible text.',
    'Check that the download finished, and that the page is not drawn by script or as a picture.',
  ),
  'extract/encrypted': entry(
    'error',
    'The document can only be opened with a password.',
    'Open it with the password and save it without one.',
  ),
  'extract/gone': entry(
    'info',
    'The publisher has taken the document away, or redirects to another address.',
    'Look at the address named, if one is.',
  ),
  'extract/hidden-cells': entry(
    'info',
    'A spreadsheet has hidden rows, columns or sheets; they were read.',
    'Look whether the publisher meant to publish them.',
  ),
  'extract/mislabelled': entry(
    'warning',
    'Name or media type say one format, the bytes are another; it was read as what it is.',
    'Check that the address gives the document and not a page about it.',
  ),
  'extract/no-text-layer': entry(
    'error',
    'The pages are pictures; there is no text to read.',
    'Have the text recognised (OCR), or ask the publisher for the document itself.',
  ),
  'extract/pages-without-text': entry(
    'warning',
    'Some pages are pictures without text and were not read.',
    'Look at the pages; have their text recognised if it matters.',
  ),
  'extract/plain-text-only': entry(
    'warning',
    'The document is damaged; only its plain text could be read, without tables and places.',
    'Compare the records with the pages, or fetch it again.',
  ),
  'extract/ragged-table': entry(
    'info',
    'A table has rows of different lengths; missing cells were filled with empty ones.',
    'Compare the rows named with the page.',
  ),
  'extract/span-clipped': entry(
    'info',
    'A row or column span reaches past the table or into another cell and was cut.',
    'Nothing, usually.',
  ),
  'extract/struck-out': entry(
    'warning',
    'Words on a web page are struck out and others stand in their place; the first were left out.',
    'Look at the place if both count.',
  ),
  'extract/too-deep': entry(
    'error',
    'Elements are nested deeper than the limit; what follows was not read.',
    'Check that the page is what it seems.',
  ),
  'extract/too-large': entry(
    'error',
    'A table or page is larger than the limit; the rest was not read.',
    'Raise the limit if the input is trusted.',
  ),
  'extract/unclosed-quote': entry(
    'warning',
    'A cell opens with a quote that is never closed, so it holds the rest of the file.',
    'Look at the place; a quote may be missing or too many.',
  ),
  'extract/undecodable': entry(
    'warning',
    'Some bytes are not valid in the encoding of the page and were replaced.',
    'Look at the place; say the encoding if you know it.',
  ),
  'extract/unparted-columns': entry('warning', 'Columns in a PDF made no table.', 'Compare it with the records.'),
  'extract/unsupported': entry('error', 'The format is known and cannot be read yet.', 'Save it as HTML or text.'),
  'extract/withdrawn': entry(
    'info',
    'The publisher has withdrawn the document; its text was read as it stands.',
    'Say so where you use it.',
  ),
  'extract/wrong-kind': entry(
    'error',
    'The bytes are of a kind that holds no text to read (an image, an archive, a program).',
    'Give the page or document itself.',
  ),
  'parse/no-records': entry(
    'info',
    'The page was read and holds no action rows.',
    'Nothing, for a cover, an introduction or an index.',
  ),
  'parse/unread': entry(
    'error',
    'Text that looks like rows could not be read as records.',
    'Read the place by hand; a plan file may help.',
  ),
  'parse/unread-rows': entry(
    'error',
    'The page repeats what rows have (ids, statuses, labels, the names of columns), and no layout could read rows there.',
    'See `--explain` for what was tried; name the words of the publisher in a plan file; try `--narrative` where they stand in sentences.',
  ),
  'parse/unread-status': entry(
    'error',
    'Rows were read without a status, though a column, a label or words beside nearly each of them tell what became of it.',
    'Name the column or label in a plan file (`headers: { "Our view": status }`), or its words as statuses.',
  ),
  'parse/no-text': entry(
    'warning',
    'A row has no text of its own.',
    'Read the place by hand; name the header of the column that holds the text in a plan file.',
  ),
  'parse/no-status': entry(
    'warning',
    'A row has no status where its table has them.',
    'Look at the place: the publisher may have left it out, or the text is cut off.',
  ),
  'parse/lost-status': entry(
    'error',
    'A row of a table whose cells have no edges has no status, though the header names one: it may stand among the words of another cell.',
    'Read the place by hand; name the words of the publisher in a plan file (vocabulary, status).',
  ),
  'parse/unknown-status': entry(
    'warning',
    'The words in a status cell are in no vocabulary; the value is unknown.',
    'Add the words to the plan file.',
  ),
  'parse/status-guessed': entry(
    'warning',
    'A table has no status column by its header; a column of few words that come back was read as one.',
    'Compare it with the page; name its header (headers) and its words (vocabulary) in a plan file.',
  ),
  'parse/unread-column': entry(
    'warning',
    'A table has no status column by its header, and a column of few words that come back may be one; it was kept under its own name.',
    'Look at it; where it is the status, name its header (headers) and its words (vocabulary) in a plan file.',
  ),
  'parse/status-contradicts-heading': entry(
    'warning',
    'The cell says one status and the heading above it another.',
    'Report it to the publisher; the cell was taken.',
  ),
  'parse/duplicate-id': entry(
    'info',
    'Two rows have the same id; the later one got a scoped key.',
    'Check whether numbering restarts or a row was printed twice.',
  ),
  'parse/uncertain-boundary': entry(
    'warning',
    'Where one cell ends and the next begins could not be told for sure.',
    'Compare the row with the page.',
  ),
  'parse/id-gap': entry('info', 'A number is missing in a sequence of ids.', 'Check whether a page or row is missing.'),
  'parse/cut-off': entry('error', 'The text ends inside a row.', 'Fetch the page again.'),
  'parse/open-end': entry(
    'warning',
    'The last row ends where the text ends, without the end of a sentence.',
    'Check that the download finished; the last words may be missing.',
  ),
  'parse/totals-disagree': entry(
    'warning',
    'A count given by the publisher differs from the rows.',
    'Report it; nothing was changed.',
  ),
  'parse/suspect-narrative': entry(
    'warning',
    'Text outside every table opens with an id of the plan or has an id and a status.',
    'Check that no row was lost.',
  ),
  'parse/unowned-status': entry(
    'warning',
    'A status stands where rows have theirs, and no row has it.',
    'Look at the place: a row may have been lost, or run together with another.',
  ),
  'parse/header-guessed': entry(
    'info',
    'A column has no known header; its field was told from what it holds.',
    'Check the mapping with --explain.',
  ),
  'parse/unclear-date': entry(
    'info',
    'A phrase in a date column could not be bounded.',
    'Nothing; the words are kept.',
  ),
  'parse/day-order': entry(
    'info',
    'Dates such as 03/04/2025 can be read in two ways, and no date on the pages tells which.',
    'Look at one date and its record; set `dayOrder` in the plan file.',
  ),
  'parse/unknown-language': entry(
    'warning',
    'There is no vocabulary for the language of the page.',
    'Add a vocabulary to the plan file.',
  ),
  'parse/part-missing': entry(
    'warning',
    'A chapter that the edition lists was not among the inputs or could not be read.',
    'Fetch it; until then nothing is said about its actions.',
  ),
  'parse/corrected': entry(
    'info',
    'A reviewed correction from the plan file was applied.',
    'Nothing; the published words are in the message.',
  ),
  'parse/correction-failed': entry(
    'error',
    'The text that a correction expects is not there any more.',
    'Review the correction in the plan file.',
  ),
  ...comparingCodes,
  'model/invalid': entry(
    'error',
    'A file does not follow its format.',
    'See the place named; `planwatch schema` prints the format.',
  ),
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof codes;
