/** Licences that publishers name in words or by address, as SPDX identifiers. */
const licences: readonly { readonly id: string; readonly pattern: RegExp }[] = [
  {
    id: 'OGL-UK-3.0',
    pattern:
      /open government licence(?: for public sector information)?,? ?\(?(?:v(?:ersion)? ?)?3(?:\.0)?\b|open-government-licence\/version\/3/iu,
  },
  {
    id: 'OGL-UK-2.0',
    pattern: /open government licence,? ?\(?(?:v(?:ersion)? ?)?2(?:\.0)?\b|open-government-licence\/version\/2/iu,
  },
  {
    id: 'OGL-UK-1.0',
    pattern: /open government licence,? ?\(?(?:v(?:ersion)? ?)?1(?:\.0)?\b|open-government-licence\/version\/1/iu,
  },
  {
    id: 'CC-BY-4.0',
    pattern: /creativecommons\.org\/licenses\/by\/4\.0|\bCC[ -]BY[ -]4\.0\b|creative commons attribution 4\.0/iu,
  },
  { id: 'CC-BY-3.0-AU', pattern: /creativecommons\.org\/licenses\/by\/3\.0\/au/iu },
  { id: 'CC-BY-3.0', pattern: /creativecommons\.org\/licenses\/by\/3\.0/iu },
];

/** The licence a text or an address names, or null. */
export function readLicence(text: string): string | null {
  for (const { id, pattern } of licences) if (pattern.test(text)) return id;
  return null;
}
