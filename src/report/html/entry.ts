import type { EditionSide } from '../story/sides.js';
import type { AnchoredChange, Entry } from '../story/entries.js';
import { othersAlike } from '../story/alike.js';
import { excerpt } from '../story/piece.js';
import { describeMatch } from '../story/quality.js';
import type { Passage } from '../story/passage.js';
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
  const others = othersAlike(entry.alike);
  const text = after[0]?.text ?? before[0]?.text ?? '';
  const whole = heaviest?.field === 'Row';
  const compared = changes.some(({ field, before: passage }) => field === 'Action' && passage !== null);
  const title = whole || !heaviest ? saying(excerpt(text, 110)) : markup`<span>${phrase(heaviest.lead)}</span>`;
  const shown = compared ? excerpt(text, 180) : text;
  return markup`
<article class="entry" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title">${number === '' ? null : markup`<span class="number">${number}</span> `}${title}${heaviest ? markup` ${label(heaviest.label, heaviest.section)}` : null}</h3>
${theme === null ? null : markup`<p class="where">${theme}</p>`}
${whole && shown.length <= 110 ? null : markup`<blockquote class="promise"><bdi>${shown}</bdi></blockquote>`}
${others === null ? null : markup`<p class="note">${others}</p>`}${body(entry, sides)}
${match(entry)}
</article>`;
}

/** Side by side what has two sides; a change that the headline tells whole needs only its place in the source. */
function body(entry: Entry, sides: Sides): Html {
  const { changes, number } = entry;
  const [first, ...others] = changes;
  const whole = first?.field === 'Row';
  const alone = first !== undefined && others.length === 0 && first.before === null;
  if (first && alone && !whole)
    return markup`<div id="${first.anchor}">${first.after ? sourceOf(first.after.source, `${number} ${first.label}`) : null}</div>`;
  const compared = whole ? others : changes;
  return markup`${whole ? presence(first, number) : null}${compared.length === 0 ? null : comparison(compared, entry, sides)}`;
}

/** Where a row was seen and where it was not. */
function presence(change: AnchoredChange, number: string): Html {
  const sources = [change.before, change.after].flatMap((passage) =>
    passage?.source ? [sourceOf(passage.source, `${number} ${change.label}`)] : [],
  );
  return markup`<p id="${change.anchor}" class="seen">${phrase(change.lead)}.${sources}</p>`;
}

function comparison(
  changes: readonly AnchoredChange[],
  { number, changes: all }: Entry,
  { before, after }: Sides,
): Html {
  return markup`<table class="compare">
<caption class="vh">${number === '' ? 'This action' : number}: what changed, before and after</caption>
<thead><tr><th scope="col">What</th><th scope="col">${before.short}</th><th scope="col">${after.short}</th></tr></thead>
<tbody>${changes.map((change) => comparisonRow(change, change === all[0], number, before.short, after.short))}
</tbody></table>`;
}

/** The first row's label stands in the headline already. */
function comparisonRow(change: AnchoredChange, first: boolean, number: string, before: string, after: string): Html {
  const of = change.of === null ? null : markup` <span class="read">${change.of}</span>`;
  const head = markup`<th scope="row">${change.field}${of}${first ? null : markup`<br>${label(change.label.replace(/^progress note /u, ''), change.section)}`}</th>`;
  if (change.before === null) {
    const source = change.after ? sourceOf(change.after.source, `${number} ${change.field}`) : null;
    return markup`
<tr id="${change.anchor}">${head}<td colspan="2">${phrase(change.lead)}${source}</td></tr>`;
  }
  const cell = (passage: Passage | null, edition: string): Html =>
    markup`<td><span class="side">${edition}</span>${passage ? drawPassage(passage, `${number} ${change.field}, ${edition}`) : null}</td>`;
  return markup`
<tr id="${change.anchor}">${head}${cell(change.before, before)}${cell(change.after, after)}</tr>`;
}

/** Actions of which only the place changed, a line each: nobody reads those one by one. */
export function drawBriefly(entries: readonly Entry[]): Html {
  return markup`<ul class="brief">${entries.map(({ anchor, number, changes, before, after, link }) => {
    const doubt = link ? describeMatch(link) : null;
    const told = changes.map(
      (change) =>
        markup`<span id="${change.anchor}">${phrase(change.lead)} <span class="read">${change.label}</span></span>`,
    );
    return markup`
<li id="${anchor}"><b class="number">${number}</b> ${told.map((part, index) => markup`${index === 0 ? null : '; '}${part}`)}${doubt?.doubtful ? markup` <span class="doubt">match ${doubt.verdict}</span>` : null}<br>
<span class="said">${excerpt(after[0]?.text ?? before[0]?.text ?? '', 140)}</span></li>`;
  })}
</ul>`;
}

function drawPassage(passage: Passage, of: string): Html {
  if (!passage.said) return markup`<span class="read">${passage.marks.map(({ text }) => text)}</span>`;
  const [first] = passage.marks;
  const short = passage.marks.length === 1 && first?.op === 'same' && first.text.length <= 80;
  const words = short ? saying(first.text) : markup`<span class="said passage">${marked(passage.marks)}</span>`;
  return markup`${words}${passage.read === null ? null : markup` <span class="read">(${passage.read})</span>`}${sourceOf(passage.source, of)}`;
}

/** How sure the match is, and why: on the page for all, with the reasons a click away and always in print. */
function match({ link, anchor }: Entry): Html | null {
  if (!link) return null;
  const { verdict, doubtful, evidence, runnerUp } = describeMatch(link);
  const summary = markup`Match: ${doubtful ? markup`<span class="doubt">${verdict}</span>` : verdict}`;
  if (evidence.length === 0 && runnerUp === null) return markup`<p class="reading">${summary}</p>`;
  const reasons = evidence.map(
    ({ label: name, score, note }) => `${name} ${score}${note === null ? '' : ` (${note})`}`,
  );
  return markup`<details id="${anchor}-match"><summary>${summary}</summary>
<p class="reading">${[...reasons, runnerUp === null ? 'no other match came near' : `next best: ${runnerUp}`].join(' · ')}</p></details>`;
}
