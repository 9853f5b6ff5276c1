import { countOf, showNumber } from '../days.js';
import type { RenderOptions } from '../reporter.js';
import { countRows, othersAlike } from '../story/alike.js';
import type { ChangesStory, Doubtful, Repeated, ToldSection } from '../story/changes.js';

import { countFolded, type ToldPublication } from '../story/publications.js';
import { drawBriefly, drawEntry, type Sides } from './entry.js';
import { flowPicture, flowTable } from './flow.js';
import { countsTable, declaredSection, readingsSection, sourcesSection } from './parts.js';
import { page, scrolling, section } from './page.js';
import { markup, type Html } from './template.js';
import { label, phrase, saying, toneOf } from './words.js';

/** A comparison as one page: the evidence a newsroom can print. */
export function drawChanges(story: ChangesStory, { made = null }: RenderOptions): string {
  const { before, after } = story;
  return page({
    title: `What changed: ${story.plan}`,
    kicker: markup`<b>What changed</b> between two editions`,
    heading: story.plan,
    dek: markup`From <b>${before.named}</b> (${countOf(before.rows, 'row')}) to <b>${after.named}</b> (${countOf(after.rows, 'row')})`,
    made,
    body: markup`${story.warning === null ? null : markup`<p class="warning" role="note"><strong>Warning.</strong> ${story.warning}</p>`}
${lead(story)}${figures(story)}
${ledger(story)}
${standing(story)}
${publications(story.publications)}
${story.sections.map((told) => drawSection(told, story))}
${repeated(story.repeated)}
${doubtful(story.doubtful)}
${declaredSection(story.declared)}
${readingsSection(story.readings, [before.short, after.short])}
${sourcesSection([before, after], story.citation)}`,
  });
}

function lead({ lead: words }: ChangesStory): Html | null {
  return words === null
    ? null
    : markup`<p class="dek"><b>${words}</b></p>
`;
}

function figures({ headline, quiet }: ChangesStory): Html {
  if (headline.length === 0) return markup`<p class="dek"><b>${quiet}</b></p>`;
  return markup`<nav aria-label="Changes by kind"><ul class="figures">${headline.map(
    ({ section: { id }, count, words }) => markup`
<li class="${toneOf(id)}"><a href="#${id}"><b>${showNumber(count)}</b> <span>${words}</span></a></li>`,
  )}
</ul></nav>`;
}

/** How the rows were matched, and the sum that shows that none was lost. */
function ledger({ quality, balance }: ChangesStory): Html {
  return markup`<ul class="ledger" aria-label="Match quality and balance">
<li>${quality}</li>
<li>${balance.before}</li>
<li>${balance.after}</li>${balance.agrees ? null : markup`<li><strong class="doubt">These do not add up: the comparison itself is at fault.</strong></li>`}
</ul>`;
}

function standing({ statuses, flow, flowDoubt, before, after }: ChangesStory): Html | null {
  if (statuses.length === 0) return null;
  const table = flowTable(flow, before.short, after.short);
  return section(
    'standing',
    'Where the plan stands',
    markup`<div class="two">
<div>${flowPicture(flow, before.short, after.short)}</div>
<div>${countsTable(statuses, [before.month, after.month], 'Rows by status')}
${table === null ? null : scrolling('How rows went from status to status', table)}${
      flowDoubt === null
        ? null
        : markup`
<p class="note">${flowDoubt}</p>`
    }</div>
</div>`,
  );
}

function publications(told: readonly ToldPublication[]): Html | null {
  if (told.length === 0) return null;
  return section(
    'edition',
    'What was done to the whole edition',
    markup`<p class="note">Said once here, and not again at each row.</p>
${told.map(
  ({ anchor, lead, label: ours, folded }) => markup`
<div id="${anchor}"><p>${phrase(lead)} ${label(ours)}</p>${
    folded.length === 0
      ? null
      : markup`<details><summary>${countOf(countFolded(folded), 'row')}</summary>
<ul>${folded.map((change) => markup`<li>${phrase(change.lead)} <span class="read">${change.label}</span>: ${change.numbers.join(', ')}</li>`)}</ul></details>`
  }</div>`,
)}`,
  );
}

function drawSection(
  { section: { id, title }, entries, elsewhere, elsewhereNumbers }: ToldSection,
  sides: Sides,
): Html {
  const also =
    elsewhere.length === 0
      ? null
      : markup`<p class="note">Also, told above under a heavier change: ${elsewhere.map(({ anchor }, index) => markup`${index === 0 ? null : ', '}<a href="#${anchor}">${elsewhereNumbers[index]}</a>`)}.</p>`;
  const drawn =
    id === 'order'
      ? entries.length === 0
        ? null
        : drawBriefly(entries)
      : entries.map((entry) => drawEntry(entry, sides));
  return section(id, title, markup`${drawn}${also}`, countOf(countRows(entries) + elsewhere.length, 'action'));
}

function repeated(notes: readonly Repeated[]): Html | null {
  if (notes.length === 0) return null;
  return section(
    'repeated',
    'Progress notes repeated word for word',
    markup`<details><summary>${countOf(notes.length, 'note')} that stood in the earlier edition and stand unchanged in the later one</summary>
<ul>${notes.map(({ anchor, number, note }) => markup`<li id="${anchor}"><b>${number}</b>: ${saying(note)}</li>`)}</ul></details>`,
    countOf(notes.length, 'note'),
  );
}

function doubtful(matches: readonly Doubtful[]): Html | null {
  if (matches.length === 0) return null;
  return section(
    'doubtful',
    'Matches to look at',
    markup`<p class="note">These rows were taken for the same action without being sure; first those where a ruling would alter most.</p>
<ul>${matches.map(({ anchor, number, verdict, runnerUp, alters, alike }) => {
      const others = othersAlike(alike);
      const name = number === '' ? 'a row without a number' : number;
      return markup`<li>${anchor === null ? name : markup`<a href="#${anchor}">${name}</a>`}: ${verdict}; ${alters}${runnerUp === null ? null : markup`; next best ${runnerUp}`}${others === null ? null : `; ${others}`}</li>`;
    })}</ul>`,
    countOf(
      matches.reduce((sum, { alike }) => sum + alike, 0),
      'match',
      'matches',
    ),
  );
}
