/**
 * One pass over the tags of a page before it is read, by the tokenizer of the HTML standard
 * as far as it tells tags from text.
 */
export interface TagScan {
  /**
   * The source with the white space between the words of a text replaced, character by
   * character, by others that stand for it: a text without white space is read as one piece.
   * Offsets stay as they are. See {@link unjoin}.
   */
  readonly joined: string;
  /** Offset of the first tag with more attributes than allowed, or the length of the source. */
  readonly end: number;
}

/** Characters of private use that stand for a space, a line feed and a tab. */
const joints = [
  ['\ue0f1', ' '],
  ['\ue0f2', '\n'],
  ['\ue0f3', '\t'],
] as const;
const anyJoint = /[\ue0f1-\ue0f3]/u;
const allJoints = /[\ue0f1-\ue0f3]/gu;

export function holdsJoint(text: string): boolean {
  return anyJoint.test(text);
}

/** Puts the white space back. */
export function unjoin(text: string): string {
  return anyJoint.test(text)
    ? text.replace(allJoints, (joint) => joints[joint.charCodeAt(0) - 0xe0f1]?.[1] ?? joint)
    : text;
}

/** `mostAttributes`: of one tag, see `limits.ts`. */
export function scanTags(source: string, mostAttributes: number): TagScan {
  // A page that uses the characters itself is read as it stands.
  const canJoin = !anyJoint.test(source);
  const parts: string[] = [];
  let done = 0;
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const textEnd = open < 0 ? source.length : open;
    if (canJoin && textEnd - at > 2) {
      parts.push(source.slice(done, at), joinWords(source.slice(at, textEnd)));
      done = textEnd;
    }
    if (open < 0) break;
    const next = afterMarkup(source, open, mostAttributes);
    if (next < 0) return { joined: parts.join('') + source.slice(done, open), end: open };
    at = next;
  }
  parts.push(source.slice(done));
  return { joined: parts.join(''), end: source.length };
}

/** White space at the ends of a text may mean something to what stands around it, and stays. */
function joinWords(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  let inner = text.slice(start, end);
  for (const [joint, space] of joints) if (inner.includes(space)) inner = inner.replaceAll(space, joint);
  return inner.length === text.length ? inner : text.slice(0, start) + inner + text.slice(end);
}

/** Offset after the tag, comment or declaration at `open`; after the `<` where it is none; -1 for too many attributes. */
function afterMarkup(source: string, open: number, mostAttributes: number): number {
  const code = source.charCodeAt(open + 1);
  if (isLetter(code)) return afterStartTag(source, open, mostAttributes);
  if (code === slash) {
    if (isLetter(source.charCodeAt(open + 2))) return afterTag(source, open + 2, mostAttributes);
    return afterNext(source, '>', open + 2);
  }
  if (code === exclamation || code === question) {
    if (!source.startsWith('<!--', open)) return afterNext(source, '>', open + 2);
    // `<!-->` and `<!--->` are comments too.
    if (source.startsWith('>', open + 4)) return open + 5;
    if (source.startsWith('->', open + 4)) return open + 6;
    return afterNext(source, '-->', open + 4);
  }
  return open + 1;
}

const slash = 47;
const exclamation = 33;
const question = 63;
const greaterThan = 62;
const equals = 61;

/** Elements whose content is text up to their own end tag, whatever it looks like. */
const rawText = /^<(title|textarea|script|style|xmp|iframe|noembed|noframes|plaintext)[\s/>]/iu;

function afterStartTag(source: string, open: number, mostAttributes: number): number {
  const after = afterTag(source, open + 1, mostAttributes);
  const name = rawText.exec(source.slice(open, open + 12))?.[1];
  if (name === undefined || after < 0) return after;
  const end = new RegExp(`</${name}[\\s/>]`, 'giu');
  end.lastIndex = after;
  return end.exec(source)?.index ?? source.length;
}

/** `at`: in the name of a tag. */
function afterTag(source: string, at: number, mostAttributes: number): number {
  const length = source.length;
  let count = 0;
  while (
    at < length &&
    !isBlank(source.charCodeAt(at)) &&
    source.charCodeAt(at) !== greaterThan &&
    source.charCodeAt(at) !== slash
  )
    at++;
  for (;;) {
    while (at < length && (isBlank(source.charCodeAt(at)) || source.charCodeAt(at) === slash)) at++;
    if (at >= length) return length;
    if (source.charCodeAt(at) === greaterThan) return at + 1;
    if (++count > mostAttributes) return -1;
    at = afterValue(source, afterAttributeName(source, at));
  }
}

function afterAttributeName(source: string, from: number): number {
  // An equals sign at its beginning is part of a name.
  let at = from + 1;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (isBlank(code) || code === slash || code === greaterThan || code === equals) break;
  }
  return at;
}

/** After the value of an attribute whose name ends at `from`; `from` itself where it has none. */
function afterValue(source: string, from: number): number {
  let at = from;
  while (isBlank(source.charCodeAt(at))) at++;
  if (source.charCodeAt(at) !== equals) return at;
  at++;
  while (isBlank(source.charCodeAt(at))) at++;
  const quote = source.charAt(at);
  if (quote === '"' || quote === "'") return afterNext(source, quote, at + 1);
  while (at < source.length && !isBlank(source.charCodeAt(at)) && source.charCodeAt(at) !== greaterThan) at++;
  return at;
}

function afterNext(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** White space as HTML has it: not that of other scripts. */
function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}
