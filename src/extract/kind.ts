/** What bytes are, as far as it can be told before anything is read. */
export type Kind =
  | { readonly is: 'text' }
  /** A document of a format that planwatch knows; `form` is its id in `--from`. */
  | { readonly is: 'document'; readonly name: string; readonly form: string | null; readonly locked?: true }
  /** Something that holds no text to read. */
  | { readonly is: 'wrong'; readonly name: string };

interface Signature {
  readonly name: string;
  /** Bytes as hexadecimal pairs; `..` is any byte. */
  readonly bytes: string;
  readonly offset?: number;
  readonly form?: string;
}

const documents: readonly Signature[] = [
  { name: 'a PDF', bytes: '25 50 44 46 2d', form: 'pdf' },
  { name: 'an RTF document', bytes: '7b 5c 72 74 66' },
  { name: 'an old Word, Excel or PowerPoint file', bytes: 'd0 cf 11 e0 a1 b1 1a e1' },
];

const others: readonly Signature[] = [
  { name: 'a JPEG image', bytes: 'ff d8 ff' },
  { name: 'a PNG image', bytes: '89 50 4e 47 0d 0a 1a 0a' },
  { name: 'a GIF image', bytes: '47 49 46 38' },
  { name: 'a WebP image', bytes: '52 49 46 46 .. .. .. .. 57 45 42 50' },
  { name: 'a TIFF image', bytes: '49 49 2a 00' },
  { name: 'a TIFF image', bytes: '4d 4d 00 2a' },
  { name: 'an icon', bytes: '00 00 01 00' },
  { name: 'a HEIC or AVIF image', bytes: '66 74 79 70 68 65 69', offset: 4 },
  { name: 'a HEIC or AVIF image', bytes: '66 74 79 70 61 76 69', offset: 4 },
  { name: 'a video', bytes: '66 74 79 70', offset: 4 },
  { name: 'a video', bytes: '1a 45 df a3' },
  { name: 'a sound recording', bytes: '52 49 46 46 .. .. .. .. 57 41 56 45' },
  { name: 'a video', bytes: '52 49 46 46 .. .. .. .. 41 56 49 20' },
  { name: 'a sound recording', bytes: '49 44 33' },
  { name: 'a sound recording', bytes: '4f 67 67 53' },
  { name: 'a sound recording', bytes: '66 4c 61 43' },
  { name: 'a gzip archive', bytes: '1f 8b' },
  { name: 'a 7-Zip archive', bytes: '37 7a bc af 27 1c' },
  { name: 'a RAR archive', bytes: '52 61 72 21 1a 07' },
  { name: 'a bzip2 archive', bytes: '42 5a 68 .. 31 41 59 26 53 59' },
  { name: 'an xz archive', bytes: 'fd 37 7a 58 5a 00' },
  { name: 'a Zstandard archive', bytes: '28 b5 2f fd' },
  { name: 'a tar archive', bytes: '75 73 74 61 72', offset: 257 },
  { name: 'a program', bytes: '7f 45 4c 46' },
  { name: 'a program', bytes: '4d 5a .. 00' },
  { name: 'a program', bytes: '00 61 73 6d' },
  { name: 'a program', bytes: 'cf fa ed fe' },
  { name: 'a font', bytes: '77 4f 46' },
  { name: 'a database', bytes: '53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00' },
  { name: 'a PostScript file', bytes: '25 21 50 53' },
];

const zip: Signature = { name: 'a ZIP archive', bytes: '50 4b 03 04' };
const emptyZip: Signature = { name: 'an empty ZIP archive', bytes: '50 4b 05 06' };

/** How far signatures and the names of a package's parts are looked for. */
const reach = 4096;

/** Tells text from everything else by the first bytes. */
export function kindOf(bytes: Uint8Array): Kind {
  const head = bytes.subarray(0, reach);
  for (const signature of documents) if (carries(head, signature)) return documentOf(signature, bytes);
  // A PDF may have some junk before its first line.
  if (latin(head.subarray(0, 1024)).includes('%PDF-')) return { is: 'document', name: 'a PDF', form: 'pdf' };
  if (carries(head, zip)) return kindOfZip(bytes);
  if (carries(head, emptyZip)) return { is: 'wrong', name: emptyZip.name };
  for (const signature of others) if (carries(head, signature)) return { is: 'wrong', name: signature.name };
  return looksBinary(head) ? { is: 'wrong', name: 'binary data of a kind that is not known' } : { is: 'text' };
}

const packages: readonly { readonly name: string; readonly part: string; readonly form?: string }[] = [
  { name: 'an ODT document', part: 'application/vnd.oasis.opendocument.text', form: 'odt' },
  { name: 'an ODS sheet', part: 'application/vnd.oasis.opendocument.spreadsheet', form: 'ods' },
  { name: 'an ODP presentation', part: 'application/vnd.oasis.opendocument.presentation' },
  { name: 'an EPUB book', part: 'application/epub+zip' },
  { name: 'a Word document (DOCX)', part: 'word/', form: 'docx' },
  { name: 'an Excel sheet (XLSX)', part: 'xl/', form: 'xlsx' },
  { name: 'a PowerPoint presentation (PPTX)', part: 'ppt/' },
];

function documentOf({ name, form = null }: Named, bytes: Uint8Array): Kind {
  const document = { is: 'document', name, form } as const;
  return form === null && isLocked(bytes) ? { ...document, locked: true } : document;
}

interface Named {
  readonly name: string;
  readonly form?: string | null;
}

/** How much of each end of an old file is looked at for the name of its encrypted part. */
const ends = 4_000_000;

/** A Word document or sheet with a password is packed into an old file, under a name in UTF-16. */
function isLocked(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-16le');
  const last = bytes.subarray(Math.max(0, bytes.length - ends) & ~1);
  return [bytes.subarray(0, ends), last].some((part) => decoder.decode(part).includes('EncryptedPackage'));
}

/** Packages name their parts at the beginning of the file and again at its end. */
function kindOfZip(bytes: Uint8Array): Kind {
  const names = latin(bytes.subarray(0, reach)) + latin(bytes.subarray(Math.max(reach, bytes.length - 65_536)));
  for (const { name, part, form = null } of packages) if (names.includes(part)) return { is: 'document', name, form };
  return { is: 'wrong', name: zip.name };
}

function carries(bytes: Uint8Array, { bytes: pattern, offset = 0 }: Signature): boolean {
  return pattern.split(' ').every((pair, i) => pair === '..' || bytes[offset + i] === Number.parseInt(pair, 16));
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** More control characters than any text has, unless every other byte is zero as in UTF-16. */
function looksBinary(head: Uint8Array): boolean {
  if (encodingByZeros(head) !== null) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return controls * 20 > head.length;
}

/** UTF-16 without a byte order mark: mostly western text has a zero in every other byte. */
export function encodingByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(head.length, 512) >> 1;
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}
