/** Reads one input after the other, and says what was odd: run in a thread, so that a hang can be ended. */
import { parentPort } from 'node:worker_threads';
import { extract } from '../../dist/extract/index.js';
import { createPagePool } from '../../dist/pipeline/page-pool.js';
import { parse } from '../../dist/parse/index.js';
import { toCapture } from '../../dist/source/bytes.js';

const pageReader = createPagePool({ threads: 1, seconds: 20 });
const limits = (await import('../../dist/extract/limits.js')).defaultLimits;

async function read(body, name) {
  const capture = toCapture(Buffer.from(body), { name, url: null, mediaType: '', retrieved: null, charset: null });
  const document = await extract(capture, { index: 0, pageReader, limits: { ...limits, memory: 600_000_000 } });
  if (document.tape.text === '' && document.messages.length === 0) throw new Error('nothing was read, in silence');
  const { edition } = parse([document], { plan: null, planHash: null, version: 'fuzz' });
  const { characters, records, headings, narrative, furniture, unread } = edition.coverage;
  const sum = records + headings + narrative + furniture + unread;
  if (sum !== characters) throw new Error(`${characters} characters were read, ${sum} are accounted for`);
}

parentPort?.on('message', ({ body, name }) => {
  read(body, name).then(
    () => parentPort?.postMessage({ failure: null, memory: process.memoryUsage.rss() }),
    (error) => parentPort?.postMessage({ failure: String(error?.stack ?? error), memory: process.memoryUsage.rss() }),
  );
});
