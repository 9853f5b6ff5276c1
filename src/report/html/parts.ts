import type { CaptureInfo } from '../../model/capture.js';
import { showMoment, showNumber } from '../days.js';
import type { EditionSide } from '../story/sides.js';
import { webLink } from '../story/source.js';
import type { Declared, Reading, StatusCount } from '../story/statuses.js';
import { scrolling, section } from './page.js';
import { markup, Html } from './template.js';
import { saying, statusMark } from './words.js';

/** Parts that every report has. */

export function countsTable(statuses: readonly StatusCount[], editions: readonly string[], caption: string): Html {
  const most = Math.max(1, ...statuses.flatMap(({ counts }) => counts));
  const wide = editions.length <= 2;
  return markup`<table class="counts">
<caption>${caption}</caption>
<thead><tr><th scope="col">Status</th>${editions.map((edition) => markup`<th scope="col"${wide ? null : Html.of(' class="n"')}>${edition}</th>`)}</tr></thead>
<tbody>${statuses.map(
    ({ value, label, counts }) => markup`
<tr><th scope="row">${statusMark(value)}${label}</th>${counts.map((count) =>
      wide
        ? markup`<td>${showNumber(count)} ${count === 0 ? null : markup`<span class="bar" style="width:${Math.round((count / most) * 55)}%"></span>`}</td>`
        : markup`<td class="n">${showNumber(count)}</td>`,
    )}</tr>`,
  )}
</tbody></table>`;
}

export function readingsSection(readings: readonly Reading[], editions: readonly string[]): Html | null {
  if (readings.length === 0) return null;
  return section(
    'readings',
    'How these words were read',
    markup`<p class="note">The publisher’s words, and the one of our values that each was taken for. Two editions can say the same thing in other words.</p>
${scrolling(
  'How these words were read',
  markup`<table>
<caption class="vh">Published words, what they were read as, and how many rows of each edition have them</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Published</th><th scope="col">Read as</th>${editions.map((edition) => markup`<th scope="col" class="n">${edition}</th>`)}</tr></thead>
<tbody>${readings.map(
    ({ field, published, read, counts }) => markup`
<tr><td>${field}</td><td>${saying(published)}</td><td>${read}</td>${counts.map((count) => markup`<td class="n">${showNumber(count)}</td>`)}</tr>`,
  )}
</tbody></table>`,
)}`,
  );
}

export function declaredSection(declared: readonly Declared[]): Html | null {
  if (declared.length === 0) return null;
  return section(
    'declared',
    'Declared against found',
    markup`<p class="note">Counts that the publisher gives, beside what its own rows say.</p>
${scrolling(
  'Declared against found',
  markup`<table>
<caption class="vh">Counts given by the publisher and counts of its rows</caption>
<thead><tr><th scope="col">Edition</th><th scope="col">Published</th><th scope="col" class="n">Claimed</th><th scope="col" class="n">Found</th><th scope="col">Verdict</th></tr></thead>
<tbody>${declared.map(
    (total) => markup`
<tr><td>${total.edition}</td><td>${saying(total.published)}</td><td class="n">${total.claimed}</td><td class="n">${total.found ?? '–'}</td><td>${total.verdict === 'disagrees' ? markup`<strong>${total.verdict}</strong>` : total.verdict}</td></tr>`,
  )}
</tbody></table>`,
)}`,
  );
}

export function sourcesSection(sides: readonly EditionSide[], citation: string): Html {
  const terms = [...new Set(sides.flatMap(({ attribution, licence }) => attribution ?? licence ?? []))];
  const seen = new Set<string>();
  return section(
    'sources',
    'Sources',
    markup`<h3 class="vh">What was read</h3>
<ul class="sources">${sides.map(
      (side) => markup`
<li><b>${side.title ?? `Edition “${side.id}”`}</b>, ${side.named}${side.publisher === null ? null : markup`, ${side.publisher}`}${side.captures.length === 0 ? markup`. No capture of it was handed over.` : null}
${side.captures.length === 0 ? null : markup`<ul>${side.captures.map((capture) => captureItem(capture, seen))}</ul>`}</li>`,
    )}
</ul>
${terms.map((line) => markup`<p class="note">${line}</p>`)}
<h3>To cite</h3>
<p class="cite">${citation}</p>`,
  );
}

/** An address for each capture once, even where two editions share it. */
function captureItem({ sha256, url, name, retrieved, bytes }: CaptureInfo, seen: Set<string>): Html {
  const page = url === null ? null : webLink(url);
  const id = `capture-${sha256.slice(0, 12)}`;
  const first = !seen.has(id);
  seen.add(id);
  return markup`
<li${first ? markup` id="${id}"` : null}>${page === null ? (url ?? name) : markup`<a href="${page}">${page}</a>`}<br>
<span class="read">${retrieved === null ? 'capture time unknown' : `captured ${showMoment(retrieved)}`}, ${showNumber(bytes)} bytes, SHA-256 <code>${sha256}</code></span></li>`;
}
