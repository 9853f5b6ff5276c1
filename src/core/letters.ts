/**
 * Letters and digits of ASCII by their code. Most characters of a page are these, and a pattern
 * is dear to try at every one.
 */
export function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

export function isCapitalLetter(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isAlphanumeric(code: number): boolean {
  return isSmallLetter(code) || isCapitalLetter(code) || isDigit(code);
}
