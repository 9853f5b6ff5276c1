import { entry, type CodeEntry } from './code-entry.js';

/** Codes of messages about where an input came from. */
export const sourceCodes = {
  'source/too-large': entry(
    'error',
    'An input is larger than the limit and was not read.',
    'Raise --max-bytes if the input is trusted.',
  ),
  'source/skipped': entry(
    'info',
    'Something in a folder is no page and was left out.',
    'Give it by name if it belongs to the edition.',
  ),
  'source/empty-folder': entry('error', 'A folder holds no pages.', 'Check that it is the folder of an edition.'),
  'source/other-host': entry(
    'info',
    'An address led to another host than the one that was asked.',
    'Check that the publisher moved there.',
  ),
  'source/one-of-many': entry(
    'info',
    'The address is one page of a publication that has more.',
    'Give the address named for the whole edition.',
  ),
  'source/fewer-pages': entry(
    'error',
    'An edition has fewer pages than it should have.',
    'Look at its address in a browser: pages may have been taken away.',
  ),
  'source/same-page': entry(
    'info',
    'Two addresses of an edition give the same page; it was read once.',
    'Nothing; where a plan file lists both, take one out.',
  ),
  'source/page-failed': entry(
    'error',
    'A page that a publication lists could not be had.',
    'Try again; until then nothing is said about its actions.',
  ),
  'source/page-gap': entry(
    'warning',
    'The numbers of the pages of a publication leave some out, or its links do not agree.',
    'Look whether a page is missing from the list.',
  ),
  'source/too-many-pages': entry(
    'error',
    'A publication leads to more pages than are read.',
    'Give the pages that belong to the edition in a plan file.',
  ),
  'source/attachments': entry(
    'info',
    'The publication has files beside its pages.',
    'Give the address of a file to read it, if it was not.',
  ),
  'source/nothing-announced': entry(
    'warning',
    'A watched address announces no publications.',
    'Look at it in a browser; give a sitemap, a feed or a list, and for any other page what its links must match.',
  ),
  'source/other-memento': entry(
    'warning',
    'What a web archive has of a page is something else than before and after it: a notice, a login, another publication.',
    'Nothing; it is kept, and stands for no page. Look at it where a revision is missed.',
  ),
  'source/other-digest': entry(
    'warning',
    'A web archive gave other bytes than its own index names.',
    'Compare the page with the archive in a browser.',
  ),
  'source/withdrawn': entry(
    'warning',
    'The publisher has withdrawn the publication.',
    'Nothing; what was published is still read.',
  ),
  'source/moved-to-archive': entry(
    'info',
    'The publisher has moved the publication to a web archive; its pages were had from there.',
    'Nothing; planwatch backfill has what the archive holds.',
  ),
} as const satisfies Record<string, CodeEntry>;
