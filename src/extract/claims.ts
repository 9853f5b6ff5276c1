import { message, type Message } from '../core/message.js';
import type { CaptureInfo } from '../model/capture.js';

/** What the end of a name says of the form; of several the first is what a reader calls it. */
const byName: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.pdf$/iu, ['pdf']],
  [/\.docx?$/iu, ['docx']],
  [/\.odt$/iu, ['odt']],
  [/\.(?:xlsx|xlsm|xls)$/iu, ['xlsx']],
  [/\.ods$/iu, ['ods']],
  [/\.(?:csv|tsv)$/iu, ['csv']],
  [/\.(?:json|ndjson|jsonl|geojson)$/iu, ['json']],
  [/\.x?html?$/iu, ['html']],
  // A text may hold values that are separated: nobody is misled.
  [/\.(?:md|markdown|txt|text)$/iu, ['text', 'csv']],
];

/** Types that servers give to everything, `text/plain` among them, say nothing. */
const byType: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^application\/(?:x-)?pdf\b/u, ['pdf']],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\b/u, ['docx']],
  [/^application\/vnd\.oasis\.opendocument\.text\b/u, ['odt']],
  [/^application\/(?:vnd\.openxmlformats-officedocument\.spreadsheetml\b|vnd\.ms-excel\b)/u, ['xlsx', 'csv']],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet\b/u, ['ods']],
  [/^text\/(?:csv|tab-separated-values)\b/u, ['csv']],
  [/^application\/(?:[a-z.+-]+\+)?json\b/u, ['json']],
  [/^(?:text\/html|application\/xhtml\+xml)\b/u, ['html']],
];

/** What an input says that it is, by its name and else by its media type; empty where neither says anything. */
function claimed({ name, mediaType }: CaptureInfo): readonly string[] {
  return (byName.find(([end]) => end.test(name)) ?? byType.find(([type]) => type.test(mediaType)))?.[1] ?? [];
}

/** A page that was fetched in place of a document, or saved under another's name, must not pass for it. */
export function sayMislabelled(info: CaptureInfo, form: string): Message[] {
  const [claim, ...others] = claimed(info);
  if (claim === undefined || claim === form || others.includes(form)) return [];
  const details = { place: { source: info.name }, actual: form, expected: claim };
  return [message('extract/mislabelled', `the input says it is ${claim} and was read as ${form}`, details)];
}
