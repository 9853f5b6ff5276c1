import { describe, expect, test } from 'vitest';
import { decode } from '../../src/extract/decode.js';

async function read(
  bytes: readonly number[] | string,
  charset: string | null = null,
  form: 'html' | 'text' = 'text',
): Promise<{ text: string; encoding: string; places: (number | undefined)[] }> {
  const body = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Uint8Array.from(bytes);
  const { text, encoding, messages } = await decode({ bytes: body, charset, form, index: 0 });
  const places = messages.map(({ place }) =>
    place?.segment && 'start' in place.segment ? place.segment.start : undefined,
  );
  return { text, encoding, places };
}

const quotes = [0x93, 0x92, 0x94, 0x96, 0x80];

describe('decode', () => {
  test('windows-1252 has quotes, a dash and the euro where Latin-1 has control characters', async () => {
    expect((await read(quotes)).text).toBe('“’”–€');
    expect((await read(quotes, 'iso-8859-1')).text).toBe('“’”–€');
    expect((await read([...Buffer.from('<meta charset=latin1>'), ...quotes], null, 'html')).text).toContain('“’”–€');
  });

  test('the transport is believed before the page', async () => {
    const page = '<meta charset="windows-1251">\u00e9';
    expect((await read(page, null, 'html')).text).toContain('й');
    expect((await read(page, 'windows-1252', 'html')).text).toContain('é');
  });

  test('a byte order mark is believed before the transport, and kept', async () => {
    expect((await read([0xef, 0xbb, 0xbf, 0x61], 'windows-1252')).text).toBe('\ufeffa');
    expect((await read([0xff, 0xfe, 0x61, 0x00], 'utf-8')).text).toBe('\ufeffa');
    expect((await read([0xfe, 0xff, 0x00, 0x61])).text).toBe('\ufeffa');
  });

  test('UTF-16 without a mark', async () => {
    const text = 'Harbour plan, theme one';
    expect((await read([...Buffer.from(text, 'utf16le')])).text).toBe(text);
    expect((await read([...Buffer.from(text, 'utf16le').swap16()])).text).toBe(text);
  });

  test('valid UTF-8 is UTF-8 where nothing says otherwise', async () => {
    expect((await read([...Buffer.from('café')])).encoding).toBe('utf-8');
    expect((await read([...Buffer.from('<p>café')], null, 'html')).text).toBe('<p>café');
  });

  test('each replaced byte has its place, the character itself has none', async () => {
    expect((await read([0x61, 0xff, 0x62, 0xff], 'utf-8')).places).toEqual([1, 3]);
    expect((await read([...Buffer.from('a\ufffdb')])).places).toEqual([]);
    expect((await read(Array<number>(50).fill(0xff), 'utf-8')).places).toHaveLength(21);
  });

  test('a meta element that breaks off names nothing', async () => {
    const broken = '<meta http-equiv="content-type" content="text/html; charset"><p>caf\u00e9';
    expect((await read(broken, null, 'html')).text).toContain('café');
  });

  test('a charset nobody knows', async () => {
    expect((await read(quotes, 'klingon')).text).toBe('“’”–€');
  });
});
