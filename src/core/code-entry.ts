/** `info`: noted. `warning`: usable, look. `error`: this item is missing or not to be trusted. */
export type Severity = 'info' | 'warning' | 'error';

export interface CodeEntry {
  readonly severity: Severity;
  /** What it means, for the table in the documentation. */
  readonly meaning: string;
  /** What a person should do. */
  readonly advice: string;
}

/** One line of the table of codes. */
export function entry(severity: Severity, meaning: string, advice: string): CodeEntry {
  return { severity, meaning, advice };
}
