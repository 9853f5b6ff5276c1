import { foldCase } from '../../core/text.js';
import type { StatusValue } from '../../model/status.js';

/** What a publisher's code, colour or icon means, in the publisher's words. */
export interface LegendSign {
  readonly sign: string;
  readonly meaning: string;
  /** `unknown` where the meaning is in no vocabulary. */
  readonly value: StatusValue;
}

export type SignKind = 'code' | 'colour' | 'symbol' | 'word';

const colours = 'green|amber|red|blue|gr[ae]y|yellow|black|white|purple|orange';
const symbols =
  '[\\p{Extended_Pictographic}\\u2190-\\u21ff\\u25a0-\\u25ff\\u2605-\\u2606\\u2610-\\u2612\\u2713-\\u2718\\u2b1b-\\u2b24](?:\\ufe0f|\\u200d|\\p{Emoji_Modifier})*';

/** Source of a regular expression (flags `iu`) for a colour as a sign: `Green`, `Dark green`. */
export const colourSign = `(?:(?:dark|light|bright|pale)\\s+)?(?:${colours})(?:\\s+(?:circle|dot|spot|disc|square|triangle|diamond|star|flag|tick|icon|light))?`;
/** For an icon: a tick, a circle, an emoji. */
export const symbolSign = `(?:${symbols})+`;
/** For a code in capitals: `G`, `CNLA`, `O/C`. Case counts. */
export const codeSign = '\\p{Lu}[\\p{Lu}/&+]{0,5}';

const kinds: readonly (readonly [SignKind, RegExp])[] = [
  ['symbol', new RegExp(`^${symbolSign}$`, 'u')],
  ['colour', new RegExp(`^${colourSign}$`, 'iu')],
  ['code', new RegExp(`^${codeSign}$`, 'u')],
];

/** What kind of sign a text is; null when it is more than a sign. */
export function signKind(text: string): SignKind | null {
  const bare = withoutImage(text)
    .trim()
    .replace(/^[“"'(\[]+|[”"')\].:]+$/gu, '');
  for (const [kind, pattern] of kinds) if (pattern.test(bare)) return kind;
  return bare !== '' && bare.length <= 40 && bare.split(/\s+/u).length <= 4 && /^\p{Lu}/u.test(bare) ? 'word' : null;
}

/** Whether a status cell holds only a sign that nobody can read without a legend. */
export function needsLegend(published: string): boolean {
  const kind = signKind(withoutTrend(published));
  return kind === 'code' || kind === 'colour' || kind === 'symbol';
}

/** Two spellings of one sign are one: `G`, `(G)`, `g.`; an arrow beside it is a trend. */
export function foldSign(text: string): string {
  return foldCase(withoutTrend(withoutImage(text)))
    .replace(/[\ufe0e\ufe0f]/gu, '')
    .replace(/^[“"'(\[\s]+|[”"')\].:,;*\s]+$/gu, '')
    .replace(/\s+(?:rag|rating|status)$/u, '');
}

/** `[image: green circle]`, as readers of pages write an icon in text. */
function withoutImage(text: string): string {
  return /^!?\[(?:image|icon|img|symbol)\s*:?\s*([^\]]*?)\s*\]$/iu.exec(text.trim())?.[1] ?? text;
}

function withoutTrend(text: string): string {
  const bare = text.trim().replace(/(?<=\S)\s*[\u2190-\u2199\u2b05-\u2b07\u27a1]\ufe0f?$/u, '');
  return bare === '' ? text : bare;
}
