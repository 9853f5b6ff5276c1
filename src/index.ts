/**
 * planwatch as a library: each stage by itself, and the whole way. Everything here is plain
 * data and functions of it; what touches files or the network says so.
 *
 *     import { createContext, readEdition, compareEditions, render } from 'planwatch';
 */

// Vocabulary
export { codes, type Code, type Severity } from './core/codes.js';
export { faults, type FaultCode } from './core/faults.js';
export { Fault, printMessage, type Message, type Outcome, type Place, type RecordedMessage } from './core/message.js';
export type { Segment, Span } from './core/span.js';
export { canonicalJson } from './core/canonical.js';

// Model
export type { Capture, CaptureInfo } from './model/capture.js';
export type { Exchange, Header } from './model/exchange.js';
export type { Document, PrintedDocument } from './model/document.js';
export { editionSchema, type Action, type Coverage, type Edition } from './model/edition.js';
export { normaliseEdition } from './model/read-edition.js';
export {
  changeSetSchema,
  type Change,
  type ChangeKind,
  type ChangeSet,
  type Lineage,
  type Link,
} from './model/changes.js';
export { historySchema, type History, type Thread } from './model/history.js';
export { planSchema, rulingsSchema, type Plan, type Ruling } from './model/plan.js';
export {
  candidatesSchema,
  plansSchema,
  type Archived,
  type Candidate,
  type Candidates,
  type ListedEdition,
  type ListedPlan,
  type Plans,
} from './model/plans.js';
export { runSchema, type Run } from './model/run.js';
export type { Status, StatusValue } from './model/status.js';
export type { Report, ReportKind } from './model/report.js';

// Source and archive (files and network)
export { collect, type SourceSettings, type SourceWorld } from './source/source.js';
export type { Archive } from './archive/archive.js';
export { createMemoryArchive } from './archive/memory.js';

// Extract
export { extract, printDocument, type ExtractOptions } from './extract/index.js';

// Parse
export { parse, type ParseOptions, type ParseResult } from './parse/index.js';

// Store (files)
export type { Store } from './store/store.js';
export { createFolderStore } from './store/folder.js';

// Link
export { link, type LinkOptions } from './link/index.js';

// Diff
export { diff, type DiffOptions } from './diff/index.js';

// Report
export { codebook, formatsFor, render, renderSummary, type RenderOptions } from './report/index.js';

// The whole way (files and network)
export { compare as compareEditions, noRulings } from './pipeline/compare.js';
export { createContext, type Context, type ContextOptions } from './pipeline/context.js';
export { readEdition, type ReadEdition, type ReadOptions } from './pipeline/inputs.js';
export { runPlans, type RunOptions, type RunResult } from './pipeline/run.js';
export { jsonSchema, schemaNames } from './pipeline/schemas.js';
