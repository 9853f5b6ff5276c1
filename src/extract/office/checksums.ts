/** What a zip package says of one of its parts. */
export interface DeclaredPart {
  readonly name: string;
  readonly checksum: number;
  readonly encrypted: boolean;
}

/** The parts that the directory at the end of a zip package lists; none where there is no directory. */
export function listParts(body: Uint8Array): DeclaredPart[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return [];
  const parts: DeclaredPart[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0 && at + 46 <= end; n--) {
    if (view.getUint32(at, true) !== 0x02014b50) break;
    const length = view.getUint16(at + 28, true);
    parts.push({
      name: new TextDecoder().decode(body.subarray(at + 46, at + 46 + length)),
      checksum: view.getUint32(at + 16, true),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/** The directory ends the file but for a comment of at most 64 kB. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

/** The CRC-32 of some bytes, as zip packages hold it. */
export function checksumOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) !== 0 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
