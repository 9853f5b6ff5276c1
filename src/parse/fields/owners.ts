/** Owners as printed, split at semicolons, line breaks, bullets and spaced slashes. */
export function splitOwners(published: string): readonly string[] {
  if (published === '') return [];
  return published
    .split(/\s*(?:;|\n|•|\s\/\s)\s*/u)
    .map((owner) => owner.trim())
    .filter((owner) => owner !== '');
}

/**
 * Splits at commas, "and" and "&" only when every part also stands alone somewhere in the
 * edition: `Education and Culture` may be one department.
 */
export function splitJointOwners(owners: readonly string[], alone: ReadonlySet<string>): readonly string[] {
  return owners.flatMap((owner) => {
    const parts = owner.split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/u).filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => alone.has(part)) ? parts : [owner];
  });
}
