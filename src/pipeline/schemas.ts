import { z } from 'zod';
import { fault } from '../core/faults.js';
import { changeSetSchema } from '../model/changes.js';
import { printedDocumentSchema } from '../model/document.js';
import { editionSchema } from '../model/edition.js';
import { historySchema } from '../model/history.js';
import { planSchema, rulingsSchema } from '../model/plan.js';
import { candidatesSchema, plansSchema } from '../model/plans.js';
import { runSchema } from '../model/run.js';

/** Every format: those that planwatch writes, and those that people write (`plan`, `rulings`). */
const formats: Readonly<Record<string, z.ZodType>> = {
  edition: editionSchema,
  changes: changeSetSchema,
  document: printedDocumentSchema,
  history: historySchema,
  run: runSchema,
  plan: planSchema,
  rulings: rulingsSchema,
  plans: plansSchema,
  candidates: candidatesSchema,
};

export const schemaNames: readonly string[] = Object.keys(formats);

/** The JSON Schema (draft 2020-12) of a format. An unknown name is a usage fault. */
export function jsonSchema(name: string): object {
  const schema = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!schema) {
    throw fault('cli/unknown-name', `there is no format named “${name}”`, {
      advice: `known: ${schemaNames.join(', ')}`,
    });
  }
  // As input: fields may be added without a new version, so unknown ones are no error.
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title: `planwatch ${name}`, ...rest };
}
