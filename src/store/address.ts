import { fault } from '../core/faults.js';

/** `plan@edition`, or `plan@edition~2` for its second revision. */
export interface EditionAddress {
  readonly plan: string;
  readonly edition: string;
  /** Counts from 1; the newest where it is left out. */
  readonly revision?: number;
}

/** A stored record, whatever its form. */
export type RecordAddress =
  | { readonly kind: 'edition'; readonly plan: string; readonly edition: string; readonly older?: number | undefined }
  | {
      readonly kind: 'changes';
      readonly plan: string;
      readonly from: string;
      readonly to: string;
      /** Of the two sides, where they are one edition before and after it was changed. */
      readonly revisions?: readonly [number, number] | undefined;
    }
  | { readonly kind: 'history'; readonly plan: string }
  /** Of all changes of the plan. */
  | { readonly kind: 'feed'; readonly plan: string };

const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const addressPattern = /^([a-z0-9][a-z0-9-]*)@([\p{L}\p{N}][\p{L}\p{N}._-]*)(?:~([1-9]\d*))?$/u;

/** Reads `asl@2024-11~2`; null for anything that is no such address. */
export function readEditionAddress(text: string): EditionAddress | null {
  const [, plan, edition, revision] = addressPattern.exec(text) ?? [];
  if (plan === undefined || edition === undefined) return null;
  return revision === undefined ? { plan, edition } : { plan, edition, revision: Number(revision) };
}

export function printEditionAddress({ plan, edition, revision }: EditionAddress): string {
  return `${plan}@${edition}${revision === undefined ? '' : `~${revision}`}`;
}

/** Whether a plan or edition may have this id: it becomes the name of a folder. */
export function isStorableName(name: string): boolean {
  return namePattern.test(name) && !name.includes('..') && name !== changesFolder;
}

export const changesFolder = 'changes';

/** The path of a record under the folder of the store, without its extension. */
export function pathOf(address: RecordAddress): string {
  if (address.kind === 'edition') {
    const { plan, edition, older } = address;
    return `${name(plan)}/${name(edition)}/edition${older === undefined ? '' : `~${older}`}`;
  }
  if (address.kind === 'history') return `${name(address.plan)}/history`;
  if (address.kind === 'feed') return `${name(address.plan)}/${changesFolder}`;
  const [from, to] = address.revisions?.map((revision) => `~${revision}`) ?? ['', ''];
  return `${name(address.plan)}/${changesFolder}/${name(address.from)}${from}..${name(address.to)}${to}`;
}

function name(text: string): string {
  if (isStorableName(text)) return text;
  throw fault('store/bad-name', `“${text}” cannot be the name of a folder`);
}
