import { Fault, type FaultKind } from './message.js';

interface FaultEntry {
  readonly kind: FaultKind;
  /** What it means, for the table in the documentation. */
  readonly meaning: string;
  /** What a person should do. */
  readonly advice: string;
}

/** Every code that a {@link Fault} of ours carries. A code is never reworded into another meaning. */
export const faults = {
  'cli/usage': entry('usage', 'The command line is not one that planwatch knows.', 'See planwatch --help.'),
  'cli/unknown-name': entry('usage', 'Something was asked for by a name that does not exist.', 'See the names listed.'),
  'store/cannot-write': entry(
    'machine',
    'A file could not be written.',
    'Check the folder, its permissions and the space left.',
  ),
  'source/no-such-path': entry(
    'usage',
    'A path that was given does not exist.',
    'Check the spelling and the folder you are in.',
  ),
  'source/unreadable': entry(
    'machine',
    'A file is there and may not, or cannot, be read.',
    'Check its permissions and the disk.',
  ),
  'source/bad-address': entry(
    'usage',
    'An address is not an http or https URL.',
    'Give an address that begins with https://, or a file.',
  ),
  'source/refused': entry(
    'network',
    'No connection to the server could be made.',
    'Check the address and your connection.',
  ),
  'source/timeout': entry(
    'network',
    'The server did not answer, or stopped answering.',
    'Nothing now: the next run asks again. If it goes on, raise --timeout.',
  ),
  'source/too-slow': entry(
    'network',
    'The server sends a page too slowly: less than 1,000 bytes a second for as long as --timeout says, or for ten times as long in all.',
    'Nothing now: the next run asks again. If your own line is that slow, raise --timeout.',
  ),
  'source/http-status': entry(
    'network',
    'The server answered, but not with the page.',
    'Open the address in a browser: it may have moved.',
  ),
  'source/unavailable': entry(
    'network',
    'The server could not give the page at this time, however often it was asked (408, 425, 429, 500, 502, 503, 504).',
    'Nothing now: the trouble is at the server, and the next run asks again. If it lasts for days, look whether the site has moved.',
  ),
  'source/other-page': entry(
    'network',
    'An address that gave a page of the plan gives something else now: a notice, a login, a check for humans, another publication. What was captured before stands.',
    'Look at it in a browser. If it is the page, and planwatch parse reads it, name the capture under taken: in the plan file; if the page has moved, give its new address there.',
  ),
  'source/redirects': entry(
    'network',
    'The address leads on and on, or away from http and https.',
    'Give the final address.',
  ),
  'source/broken-answer': entry(
    'network',
    'The connection broke, or the answer could not be unpacked.',
    'Nothing now: the next run asks again. If it goes on, open the address in a browser.',
  ),
  'source/over-limit': entry(
    'network',
    'A page has more bytes than are read, or was packed to do harm.',
    'Raise --max-bytes if the address is trusted.',
  ),
  'source/certificate': entry(
    'network',
    'The server could not prove who it is.',
    'Look at its certificate in a browser; if it is one of your own, name it in NODE_EXTRA_CA_CERTS.',
  ),
  'source/private-address': entry(
    'network',
    'An address of a private network, which no publisher has.',
    'If you mean it, give --allow-private.',
  ),
  'source/robots-forbid': entry(
    'network',
    'The rules for automatic visits (robots.txt) forbid an address.',
    'Read it in a browser and give the saved page, or ask the publisher.',
  ),
  'source/robots-unreachable': entry(
    'network',
    'The rules for automatic visits (robots.txt) could not be read, so nothing may be asked.',
    'Nothing now: the next run asks again.',
  ),
  'source/crawl-delay': entry(
    'network',
    'The publisher wants longer pauses than a run can make.',
    'Read the pages in a browser and give the saved pages.',
  ),
  'source/rate-limited': entry(
    'network',
    'The publisher asked for a longer pause than a run can make; nothing more was asked of him.',
    'Nothing now: the next run asks again. If it happens at every run, run less often.',
  ),
  'source/host-down': entry(
    'network',
    'Several addresses of a host failed one after the other; it was left alone for the rest of the run.',
    'Nothing now: the next run asks again. See the failures told before this one for the cause.',
  ),
  'source/no-contact': entry(
    'usage',
    'Pages may not be visited by a program that does not say whom to write to.',
    'Give --contact, or set PLANWATCH_CONTACT: an address of a page or of a mailbox.',
  ),
  'extract/too-slow': entry(
    'machine',
    'A document took longer to read than the limit; nothing of it was taken.',
    'Raise --max-seconds if the document is trusted.',
  ),
  'extract/out-of-memory': entry(
    'machine',
    'A document needs more memory to read than the limit; nothing of it was taken.',
    'Raise --max-memory if the document is trusted.',
  ),
  'archive/not-captured': entry(
    'network',
    'A page on the web was never captured, and the run is offline.',
    'Run without --offline.',
  ),
  'archive/cannot-write': entry(
    'machine',
    'A capture could not be kept; those acknowledged before it are.',
    'Check the folder, its permissions and the space left, then run again.',
  ),
  'archive/damaged': entry(
    'machine',
    'The archive does not hold a record that it held.',
    'Run planwatch verify, and bring back the file named from a copy.',
  ),
  'archive/withdrawn': entry(
    'network',
    'A capture was withdrawn from the archive.',
    'Nothing; its tombstone in the archive says why.',
  ),
  'archive/unknown-capture': entry(
    'usage',
    'There is no capture with that hash in the archive.',
    'See the hashes that planwatch explain prints.',
  ),
  'pipeline/not-told': entry(
    'machine',
    'The command that is to be told of changes failed; the records are written all the same.',
    'Look at what the command says; the next run tells it again.',
  ),
  'pipeline/locked': entry(
    'machine',
    'Another run is at work on the same archive.',
    'Wait for it to end; where none is running, remove the lock file named.',
  ),
  'store/unknown-edition': entry(
    'usage',
    'There is no stored edition of that name.',
    'See the editions listed, or run planwatch run first.',
  ),
  'store/bad-name': entry(
    'program',
    'A plan or edition has a name that cannot be a file name.',
    'Report it, with the name.',
  ),
  'pipeline/unknown-plan': entry(
    'usage',
    'There is no plan file of that name.',
    'See the plans listed, or give --plans.',
  ),
  'report/unsuited-format': entry(
    'usage',
    'A format cannot show records of this kind.',
    'Use one of the formats listed.',
  ),
  'core/unexpected': entry(
    'program',
    'planwatch failed in a way it should not.',
    'Report it, with what PLANWATCH_DEBUG=1 prints.',
  ),
  'core/twice-registered': entry('program', 'Two parts of the program have the same name.', 'Report it.'),
} as const satisfies Record<string, FaultEntry>;

export type FaultCode = keyof typeof faults;

export interface FaultDetails {
  /** Instead of the advice that the code is declared with. */
  readonly advice?: string;
  readonly cause?: unknown;
}

/** Makes a fault; its kind, and so the exit code, is the one the code is declared with. */
export function fault(code: FaultCode, text: string, details: FaultDetails = {}): Fault {
  const { kind, advice } = faults[code];
  return new Fault(kind, code, text, details.advice ?? advice, details.cause);
}

function entry(kind: FaultKind, meaning: string, advice: string): FaultEntry {
  return { kind, meaning, advice };
}
