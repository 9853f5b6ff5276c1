/** Owners as printed, split at semicolons, line breaks, bullets and spaced slashes; `n/a` is nobody. */
export function splitOwners(published: string): readonly string[] {
  if (published === '') return [];
  return published
    .split(/\s*(?:;|\n|•|\s\/\s)\s*/u)
    .map((owner) => owner.trim())
    .filter((owner) => owner !== '' && !isNobody(owner));
}

/** `n/a` where a name stands. */
export function isNobody(owner: string): boolean {
  return nobody.test(owner);
}

const nobody = /^(?:n\s?\/\s?a|n\.a\.|not applicable|none)\.?$/iu;

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
