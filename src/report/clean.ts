/**
 * Source text is hostile: it may hold escape sequences that act on a terminal, or marks that
 * turn the reading direction of everything after them. Nothing of it is acted on, and what
 * carried meaning is shown, not hidden.
 */

// Embeddings, overrides and isolates. The plain marks (U+200E, U+200F, U+061C) cannot reorder
// text around them and belong to the spelling of right-to-left languages.
const directionControl = /[\u202a-\u202e\u2066-\u2069]/gu;
const lineEnd = /\r\n?|[\u2028\u2029\u0085]/gu;

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const loneSurrogate = /\p{Cs}/gu;
const suspicious = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Text without control characters; newlines stay, direction controls become `[U+202E]`. */
export function clean(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(lineEnd, '\n')
    .replace(/\t/gu, ' ')
    .replace(control, '')
    .replace(loneSurrogate, '\ufffd')
    .replace(directionControl, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase()}]`);
}

/** {@link clean}, on one line: newlines become a space, the bullets of list items a middle dot. */
export function cleanLine(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim();
}
