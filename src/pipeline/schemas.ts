import { z } from 'zod';
import { fault } from '../core/faults.js';
import { changeSetSchema } from '../model/changes.js';
import { printedDocumentSchema } from '../model/document.js';
import { editionSchema } from '../model/edition.js';
import { historySchema } from '../model/history.js';
import { planSchema, rulingsSchema } from '../model/plan.js';
import { runSchema } from '../model/run.js';

/** Every format: those that planwatch writes, and those (`input`) that people write. */
const formats = {
  edition: { schema: editionSchema, io: 'output' },
  changes: { schema: changeSetSchema, io: 'output' },
  document: { schema: printedDocumentSchema, io: 'output' },
  history: { schema: historySchema, io: 'output' },
  run: { schema: runSchema, io: 'output' },
  plan: { schema: planSchema, io: 'input' },
  rulings: { schema: rulingsSchema, io: 'input' },
} as const satisfies Record<string, { schema: z.ZodType; io: 'input' | 'output' }>;

export const schemaNames: readonly string[] = Object.keys(formats);

/** The JSON Schema (draft 2020-12) of a format. An unknown name is a usage fault. */
export function jsonSchema(name: string): object {
  const format = Object.hasOwn(formats, name) ? formats[name as keyof typeof formats] : null;
  if (!format) {
    throw fault('cli/unknown-name', `there is no format named “${name}”`, { advice: `known: ${schemaNames.join(', ')}` });
  }
  const { $schema, ...rest } = z.toJSONSchema(format.schema, { target: 'draft-2020-12', io: format.io });
  return { $schema, title: `planwatch ${name}`, ...rest };
}
