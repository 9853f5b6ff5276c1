import { entry, type CodeEntry } from './code-entry.js';

/** Codes of what is kept for years: captures, records, and what a scheduled run finds of them. */
export const keepingCodes = {
  'archive/damaged-record': entry(
    'error',
    'Bytes in the archive are no whole record.',
    'Bring the file back from a copy; all other records can still be read.',
  ),
  'archive/lost-record': entry(
    'error',
    'A record that was acknowledged is not in the archive any more.',
    'Bring the file back from a copy.',
  ),
  'archive/wrong-digest': entry(
    'error',
    'A record in the archive has another hash than it was kept under.',
    'Bring the file back from a copy.',
  ),
  'archive/missing-body': entry(
    'error',
    'A record or an edition speaks of a body that the archive does not have.',
    'Bring back the file that has it from a copy.',
  ),
  'archive/unfinished': entry(
    'info',
    'The archive ends with part of a record: a program was stopped while it wrote.',
    'Nothing; it was never acknowledged, and the next run goes on before it.',
  ),
  'archive/tombstone': entry('info', 'A capture was withdrawn from the archive.', 'Nothing.'),
  'archive/index-out-of-step': entry(
    'warning',
    'The index of the archive does not fit its records.',
    'Run planwatch rebuild.',
  ),
  'store/behind': entry(
    'info',
    'A record is as it was written, and older than the archive.',
    'Run planwatch run, or rebuild.',
  ),
  'store/lost': entry('error', 'A record that was written is not there.', 'Run planwatch rebuild.'),
  'store/differs': entry(
    'error',
    'A record is neither what was written nor what the archive gives.',
    'Compare it with what planwatch rebuild writes.',
  ),
  'source/standing': entry(
    'warning',
    'A page could not be had now; what was captured before stands.',
    'Nothing, if it is back at the next run; else look at the address.',
  ),
  'pipeline/revised': entry(
    'warning',
    'The pages of an edition have other bytes than before, under the same edition.',
    'See the changes between its revisions in the store.',
  ),
  'pipeline/candidate': entry(
    'warning',
    'A watched address announces a publication that may be a new edition of the plan.',
    'Look at it, then planwatch plans accept PLAN ADDRESS, or planwatch plans ignore PLAN ADDRESS.',
  ),
  'pipeline/admitted': entry(
    'info',
    "The plan's own rule let a publication in: it is an edition now, in the plan file.",
    'Nothing; take it out of the plan file if it is none.',
  ),
  'pipeline/far-fewer-rows': entry(
    'error',
    'An edition gives far fewer rows than the one before: its page may not be the plan, or be misread.',
    'Look at the page; say in the plan file what it needs.',
  ),
  'pipeline/no-rows': entry(
    'warning',
    'An edition that is new, or has a new page, gives no rows at all.',
    'Look at its pages: a notice or a login may stand there; planwatch parse ADDRESS --explain shows how they are read.',
  ),
  'report/no-room': entry(
    'warning',
    'A workbook has no room for a text or for rows of a table; it is cut there.',
    'Take another format: csv, datapackage or parquet have all of it.',
  ),
} as const satisfies Record<string, CodeEntry>;
