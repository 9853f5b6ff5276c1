import { Registry } from '../core/registry.js';
import type { Extractor } from './extractor.js';
import { html } from './html/index.js';
import { text } from './text/index.js';

/** The textual forms that can be read. A new one is a line here. */
export const extractors = new Registry<Extractor>('input format', [html, text]);
