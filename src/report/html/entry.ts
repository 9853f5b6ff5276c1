import type { EditionSide } from '../story/sides.js';
import type { AnchoredChange, Entry } from '../story/entries.js';
import { excerpt } from '../story/piece.js';
import { describeMatch } from '../story/quality.js';
import type { Passage } from '../story/told.js';
import { markup, type Html } from './template.js';
import { label, marked, phrase, saying, sourceOf } from './words.js';

export interface Sides {
  readonly before: EditionSide;
  readonly after: EditionSide;
}

/** Everything that changed about an action: the heaviest change as its headline, all of them side by side. */
export function drawEntry(entry: Entry, sides: Sides): Html {
  const { anchor, number, theme, changes, before, after } = entry;
  const [heaviest] = changes;
  const text = after[0]?.text ?? before[0]?.text ?? '';
  const compared = changes.some(({ field, before: passage }) => field === 'Action' && passage !== null);
  const only = changes.length === 1 && (heaviest?.field === 'Row' || (heaviest?.before === null && heaviest.after === null));
  return markup`
<article class="entry" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title">${number === '' ? null : markup`<span class="number">${number}</span> `}${heaviest ? markup`<span>${phrase(heaviest.lead)}</span> ${label(heaviest.label, heaviest.section)}` : null}</h3>
${theme === null ? null : markup`<p class="where">${theme}</p>`}
<blockquote class="promise"><bdi>${compared ? excerpt(text, 180) : text}</bdi></blockquote>
${only && heaviest ? single(heaviest, number) : comparison(entry, sides)}
${match(entry)}
</article>`;
}

/** A change with nothing to set side by side: its place in the source is enough. */
function single(change: AnchoredChange, number: string): Html {
  const passages = [change.before, change.after].flatMap((passage) => (passage?.source ? [sourceOf(passage.source, `${number} ${change.label}`)] : []));
  return markup`<div id="${change.anchor}">${passages}</div>`;
}

function comparison({ changes, number }: Entry, { before, after }: Sides): Html {
  return markup`<table class="compare">
<caption class="vh">${number === '' ? 'This action' : number}: what changed, before and after</caption>
<thead><tr><th scope="col">What</th><th scope="col">${before.short}</th><th scope="col">${after.short}</th></tr></thead>
<tbody>${changes.map((change) => comparisonRow(change, number, before.short, after.short))}
</tbody></table>`;
}

function comparisonRow(change: AnchoredChange, number: string, before: string, after: string): Html {
  const head = markup`<th scope="row">${change.field}${change.of === null ? null : markup` <span class="read">${change.of}</span>`}<br>${label(change.label, change.section)}</th>`;
  if (change.before === null && change.after === null) {
    return markup`
<tr id="${change.anchor}">${head}<td colspan="2">${phrase(change.lead)}</td></tr>`;
  }
  const cell = (passage: Passage | null, edition: string): Html => markup`<td><span class="side">${edition}</span>${passage ? drawPassage(passage, `${number} ${change.field}, ${edition}`) : null}</td>`;
  return markup`
<tr id="${change.anchor}">${head}${cell(change.before, before)}${cell(change.after, after)}</tr>`;
}

function drawPassage(passage: Passage, of: string): Html {
  if (!passage.said) return markup`<span class="read">${passage.marks.map(({ text }) => text)}</span>`;
  const [first] = passage.marks;
  const short = passage.marks.length === 1 && first?.op === 'same' && first.text.length <= 80;
  const words = short ? saying(first.text) : markup`<span class="said">${marked(passage.marks)}</span>`;
  return markup`${words}${passage.read === null ? null : markup` <span class="read">(${passage.read})</span>`}${sourceOf(passage.source, of)}`;
}

/** How sure the match is, and why: on the page for all, with the reasons a click away and always in print. */
function match({ link, anchor }: Entry): Html | null {
  if (!link) return null;
  const { verdict, doubtful, evidence, runnerUp } = describeMatch(link);
  const summary = markup`Match: ${doubtful ? markup`<span class="doubt">${verdict}</span>` : verdict}`;
  if (evidence.length === 0 && runnerUp === null) return markup`<p class="reading">${summary}</p>`;
  return markup`<details id="${anchor}-match"><summary>${summary}</summary>
<ul>${evidence.map(({ label: name, score, note }) => markup`<li>${name}: ${score}${note === null ? null : markup` (${note})`}</li>`)}
<li>${runnerUp === null ? 'no other match came near' : markup`next best: ${runnerUp}`}</li></ul></details>`;
}
