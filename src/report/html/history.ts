import { countOf } from '../days.js';
import { isStatusKey } from '../labels.js';
import type { RenderOptions } from '../reporter.js';
import { groupEvents, type HistoryStory, type Standout, type ToldCell, type ToldThread } from '../story/history.js';
import { excerpt } from '../story/piece.js';
import { stackedBars } from './stack.js';
import { countsTable, declaredSection, readingsSection, sourcesSection } from './parts.js';
import { page, scrolling, section } from './page.js';
import { markup, type Html } from './template.js';
import { saying, sourceOf, statusMark } from './words.js';

/** A plan through its editions as a page: a strip an action. */
export function drawHistory(story: HistoryStory, { made = null }: RenderOptions): string {
  const shorts = story.editions.map((edition) => edition.short);
  const sides = story.editions.flatMap((edition) => edition.side ?? []);
  const themes = byTheme(story.threads);
  return page({
    title: `Through all editions: ${story.plan}`,
    kicker: markup`<b>Every action</b> through all editions`,
    heading: story.plan,
    dek: markup`<b>${countOf(story.threads.length, 'action')}</b> through <b>${countOf(story.editions.length, 'edition')}</b>, ${shorts[0]} to ${shorts.at(-1)}`,
    made,
    body: markup`${standing(story)}
${standouts(story.standouts)}
${themes.map(({ title, threads }, index) => section(`theme-${index + 1}`, title ?? 'Under no theme', threads.map(drawThread), countOf(threads.length, 'action')))}
${declaredSection(story.declared)}
${readingsSection(
  story.readings,
  sides.map((side) => side.short),
)}
${sourcesSection(sides, story.citation)}`,
  });
}

function standing({ statuses, editions }: HistoryStory): Html {
  const months = editions.map((edition) => edition.month);
  const table = countsTable(statuses, months, 'Rows by status in each edition');
  return section(
    'standing',
    'Where the plan stood',
    markup`${stackedBars(statuses, months)}${scrolling('Rows by status in each edition', table)}`,
  );
}

function standouts(found: readonly Standout[]): Html | null {
  if (found.length === 0) return null;
  return section(
    'standouts',
    'What stands out',
    markup`<ul class="brief">${found.map(
      ({ thread, event }) => markup`
<li><b>${event.when}:</b> ${event.text}<br><a class="said" href="#${thread.anchor}">${excerpt(thread.text, 110)}</a></li>`,
    )}
</ul>`,
  );
}

function byTheme(
  threads: readonly ToldThread[],
): readonly { readonly title: string | null; readonly threads: readonly ToldThread[] }[] {
  const themes = new Map<string | null, ToldThread[]>();
  for (const thread of threads) {
    const found = themes.get(thread.theme);
    if (found) found.push(thread);
    else themes.set(thread.theme, [thread]);
  }
  return [...themes].map(([title, own]) => ({ title, threads: own }));
}

function drawThread({ anchor, thread, text, cells, events }: ToldThread): Html {
  return markup`
<article class="thread" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title"><bdi>${text}</bdi></h3>
<p class="where">${thread}</p>
<ol class="strip" aria-label="Edition by edition">${cells.map((cell) => drawCell(cell, thread))}
</ol>
${events.length === 0 ? null : markup`<ul class="events">${groupEvents(events).map(({ when, texts }) => markup`<li><b>${when}:</b> ${texts.join('; ')}</li>`)}</ul>`}
</article>`;
}

function drawCell({ cell, edition, published, read, numbers, due, source }: ToldCell, thread: string): Html {
  if (cell.state !== 'present')
    return markup`
<li class="absent"><span class="when">${edition}</span> ${read}</li>`;
  const value = cell.status?.value ?? 'none';
  return markup`
<li class="present"><span class="when">${edition}${numbers === '' ? null : markup` · ${numbers}`}</span> ${published === null ? null : markup`<span class="words">${saying(published)}</span>`} <span class="read">${isStatusKey(value) ? statusMark(value) : null}${read}</span>${due === null ? null : markup` <span class="when">due ${saying(due)}</span>`}${sourceOf(source?.url ? { ...source, capture: null } : null, `${thread} in ${edition}`)}</li>`;
}
