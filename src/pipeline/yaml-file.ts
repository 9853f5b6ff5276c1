import type * as Yaml from 'yaml';
import type { z } from 'zod';
import { fault } from '../core/faults.js';
import { message, type Message, type Outcome, type Place } from '../core/message.js';
import { collect } from '../source/source.js';
import type { Context } from './context.js';

/** A file that a person wrote, checked. */
export interface CheckedFile<T> {
  readonly content: T;
  readonly sha256: string;
  /** The place of something in it, for messages found later. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/**
 * Reads a YAML file (JSON is YAML too) and checks it. Each thing wrong is a `model/invalid`
 * with line and column, and then the value is null.
 */
export async function readYamlFile<S extends z.ZodType>(
  path: string,
  schema: S,
  context: Context,
): Promise<Outcome<CheckedFile<z.infer<S>> | null>> {
  const read = await collect(path, context.settings, context.world);
  const [capture, second] = read.value;
  if (second) throw fault('cli/usage', `${path} is a folder; one file is wanted`);
  if (!capture) return { value: null, messages: read.messages };
  const { name } = capture.info;
  // Loaded on demand: most commands read no plan file, and should not wait for it.
  const { LineCounter, parseDocument, ...nodes } = await import('yaml');
  const lines = new LineCounter();
  const yaml = parseDocument(new TextDecoder().decode(capture.body), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { source: name, line, column: col };
  };
  if (yaml.errors.length > 0) {
    const messages = yaml.errors.map((error) => message('model/invalid', error.message, { place: at(error.pos[0]) }));
    return { value: null, messages };
  }
  const placeOf = (where: readonly PropertyKey[]): Place => at(offsetOf(yaml, where, nodes));
  return check(yaml, schema, placeOf, capture.info.sha256);
}

function check<S extends z.ZodType>(
  yaml: Yaml.Document,
  schema: S,
  placeOf: (path: readonly PropertyKey[]) => Place,
  sha256: string,
): Outcome<CheckedFile<z.infer<S>> | null> {
  let value: unknown;
  try {
    value = yaml.toJS();
  } catch (error) {
    // Aliases that multiply, or point nowhere.
    const reason = error instanceof Error ? error.message : String(error);
    return { value: null, messages: [message('model/invalid', reason, { place: placeOf([]) })] };
  }
  const result = schema.safeParse(value);
  if (result.success) return { value: { content: result.data, sha256, placeOf }, messages: [] };
  return { value: null, messages: result.error.issues.flatMap((issue) => explainIssue(issue, placeOf)) };
}

function explainIssue(issue: z.core.$ZodIssue, placeOf: (path: readonly PropertyKey[]) => Place): Message[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      message('model/invalid', `there is no setting “${key}” here`, { place: placeOf([...issue.path, key]) }),
    );
  }
  const where = issue.path.length === 0 ? 'the file' : printPath(issue.path);
  return [message('model/invalid', `${where}: ${issue.message}`, { place: placeOf(issue.path) })];
}

/** `editions[0].pages` */
function printPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`,
    '',
  );
}

type NodeKinds = Pick<typeof Yaml, 'isMap' | 'isNode' | 'isScalar'>;

/** Offset of the node at a path, of its key where it has one, else of the nearest node above it. */
function offsetOf(yaml: Yaml.Document, path: readonly PropertyKey[], { isMap, isNode, isScalar }: NodeKinds): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const steps = path.slice(0, depth);
    const last = steps.at(-1);
    const parent: unknown = depth === 0 ? null : yaml.getIn(steps.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === last) : null;
    const node: unknown = pair ? pair.key : yaml.getIn(steps, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
