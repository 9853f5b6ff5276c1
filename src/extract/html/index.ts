import type { Fit } from '../../core/registry.js';
import { TapeBuilder } from '../../core/tape.js';
import { noFacts, type Extractor, type Head, type Input, type Reading } from '../extractor.js';
import { PageSurvey } from './survey.js';
import { TableReader } from './table.js';
import { readTree } from './tree.js';
import { Walker } from './walk.js';

/** Web pages and parts of pages. */
export const html: Extractor = {
  id: 'html',
  charset: 'html',
  fit,
  extract,
};

const markup = /<(?:!doctype\s+html|html|head|body|table|thead|tbody|tr|td|div|p|h[1-6]|ul|ol|main|article|section|span|br|meta|title)\b[^<>]*>/giu;

function fit(head: Head): Fit {
  if (/^<(?:!doctype\s+html|html\b)/iu.test(head.text)) return { score: 1, reasons: ['begins as an HTML page does'] };
  const reasons: string[] = [];
  let score = 0;
  if (/^(?:text\/html|application\/xhtml\+xml)\b/u.test(head.mediaType)) {
    score = 0.9;
    reasons.push(`is said to be ${head.mediaType}`);
  }
  if (/\.x?html?$/iu.test(head.name)) {
    score = Math.max(score, 0.8);
    reasons.push('its name ends as pages’ names do');
  }
  const tags = head.text.match(markup)?.length ?? 0;
  if (tags >= 3 || (tags > 0 && head.text.startsWith('<'))) {
    score = Math.max(score, 0.85);
    reasons.push(`has ${tags} tags of HTML at its beginning`);
  }
  return { score, reasons };
}

async function extract(input: Input): Promise<Reading> {
  const { index, source, limits } = input;
  const tree = await readTree(source, limits);
  const tape = new TapeBuilder(index, source);
  const tables = new TableReader(index, limits);
  const walker = new Walker(tape, source, new PageSurvey(), tables);
  walker.walk(tree.root);
  return { title: null, facts: noFacts, tape: tape.build(), blocks: walker.blocks, messages: tables.messages };
}
