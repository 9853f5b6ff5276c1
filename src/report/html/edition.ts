import { printPlace, type Place } from '../../core/message.js';
import { countOf, showNumber } from '../days.js';
import { responseLabels, statusLabels } from '../labels.js';
import type { RenderOptions } from '../reporter.js';
import { isSerious, type EditionStory, type ToldAction } from '../story/edition.js';
import { showBounds } from '../story/tell-fields.js';
import { countsTable, declaredSection, readingsSection, sourcesSection } from './parts.js';
import { page, section } from './page.js';
import { markup, type Html, type Part } from './template.js';
import { saying, sourceOf, statusMark } from './words.js';

/** One edition as a page: its rows in reading order under their themes. */
export function drawEdition(story: EditionStory, { made = null }: RenderOptions): string {
  const { side, coverage } = story;
  return page({
    title: story.plan,
    kicker: markup`<b>One edition</b>, as it was read`,
    heading: story.plan,
    dek: markup`${countOf(side.rows, 'action')} in <b>${side.named}</b>${story.scope === null ? null : markup`. Scope: ${story.scope}`}`,
    made,
    body: markup`${story.unread.map((part) => markup`<p class="warning" role="note"><strong>Not read.</strong> ${part.title ?? part.url ?? 'A chapter'} (${part.state})</p>`)}
<div class="two"><div>${countsTable(story.statuses, ['Actions'], 'Actions by status')}</div>
<nav aria-label="Themes"><ul>${story.themes.map(({ anchor, title, actions }) => markup`<li><a href="#${anchor}">${title ?? 'Under no theme'}</a> <span class="read">(${actions.length})</span></li>`)}</ul></nav></div>
<p class="note">Of ${countOf(coverage.characters, 'visible character')}, ${showNumber(coverage.unread)} could not be read as records.</p>
${story.themes.map(({ anchor, title, actions }) =>
  section(
    anchor,
    title ?? 'Under no theme',
    actions.map((told) => drawAction(told, story)),
    countOf(actions.length, 'action'),
  ),
)}
${messages(story)}
${declaredSection(story.declared)}
${readingsSection(story.readings, [side.short])}
${sourcesSection([side], story.citation)}`,
  });
}

function drawAction({ anchor, action, recommendation }: ToldAction, { finder }: EditionStory): Html {
  const { status, response, due, owners, progress, extra, certainty } = action;
  const fact = (name: string, value: Part): Html | null =>
    value === null ? null : markup`<dt>${name}</dt><dd>${value}</dd>`;
  const facts = [
    fact(
      'Response',
      response && markup`${saying(response.published)} <span class="read">(${responseLabels[response.value]})</span>`,
    ),
    fact('Due', due && markup`${saying(due.published)} <span class="read">(${showBounds(due)})</span>`),
    fact('Owners', owners.length === 0 ? null : markup`<bdi class="said">${owners.join('; ')}</bdi>`),
    fact('Progress', progress === null ? null : markup`<bdi class="said">${progress}</bdi>`),
    ...Object.entries(extra).map(([name, text]) => fact(name, markup`<bdi class="said">${text}</bdi>`)),
    fact('Reading', certainty === 'sure' ? null : markup`<span class="doubt">${certainty}</span>`),
  ].filter((part) => part !== null);
  return markup`${recommendation === null ? null : markup`<p class="where">Under: <bdi class="said">${recommendation}</bdi></p>`}
<article class="entry" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title"><span class="number">${action.id ?? action.key}</span> <span>${status ? markup`${saying(status.published)} <span class="read">${statusMark(status.value)}${statusLabels[status.value]}</span>` : markup`<span class="read">no status</span>`}</span></h3>
<blockquote class="promise"><bdi>${action.text}</bdi></blockquote>
${facts.length === 0 ? null : markup`<dl class="facts">${facts}</dl>`}
${sourceOf(finder.find(action, 'text'), `action ${action.id ?? action.key}`)}
</article>`;
}

function messages(story: EditionStory): Html | null {
  const serious = story.messages.filter(isSerious);
  if (serious.length === 0) return null;
  return section(
    'messages',
    'To look at',
    markup`<ul>${serious.map(({ severity, code, place, reason, actual }) => markup`<li><strong>${severity}</strong> <code>${code}</code> ${printPlace(place as Place | null)}: ${reason}${actual === undefined ? null : markup` ${saying(actual)}`}</li>`)}</ul>`,
    countOf(serious.length, 'message'),
  );
}
