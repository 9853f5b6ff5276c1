import type { Edition } from '../../model/edition.js';
import { countRows } from '../story/alike.js';
import { countOf } from '../days.js';
import { markup, type Html, type Part } from '../html/template.js';
import { tellChanges, type ChangesStory, type ToldSection } from '../story/changes.js';
import type { Entry } from '../story/entries.js';
import { excerpt, type Phrase } from '../story/piece.js';
import { countFolded } from '../story/publications.js';
import { webLink } from '../story/source.js';
import type { ComparedEditions } from '../terminal/summary.js';
import { momentOf } from './moment.js';

/** A comparison that is an entry of a feed. */
export interface FeedComparison extends ComparedEditions {
  /** Of the two sides, where they are one edition before and after it was changed. */
  readonly revisions?: readonly [number, number] | undefined;
  /** Where its report lies, seen from the feed; null for nowhere. */
  readonly report: string | null;
}

/** Actions that are told one by one; a reader of feeds shows a page of text, and the report has the rest. */
const mostTold = 60;

/** One comparison as an entry: what changed, the heaviest first, in HTML of the plainest kind. */
export function drawEntry(plan: string, comparison: FeedComparison): { readonly updated: string; readonly xml: Html } {
  const { before, after, changes, revisions, report } = comparison;
  const story = tellChanges({ kind: 'changes', before, after, changes });
  const updated = momentOf(before, after);
  const steps = [changes.from.edition, changes.to.edition].map((id, side) => {
    return encodeURIComponent(id) + (revisions ? `~${revisions[side]}` : '');
  });
  const address = addressOf(after);
  const xml = markup`
<entry>
<id>urn:planwatch:changes:${plan}:${steps.join('..')}</id>
<title>${titleOf(story, revisions !== undefined)}</title>
<updated>${updated}</updated>${
    report === null
      ? null
      : markup`
<link rel="alternate" type="text/html" href="${report}"/>`
  }${
    address === null
      ? null
      : markup`
<link rel="${report === null ? 'alternate' : 'related'}" href="${address}"/>`
  }
${story.headline.map(
  ({ section }) => markup`<category term="${section.id}" label="${section.title}"/>
`,
)}${rightsOf(after)}<summary>${summaryOf(story)}</summary>
<content type="html">${drawContent(story, revisions !== undefined).toString()}</content>
</entry>`;
  return { updated, xml };
}

function titleOf({ plan, before, after }: ChangesStory, isRevised: boolean): string {
  return isRevised
    ? `${plan}: ${after.short} was changed after it was published`
    : `${plan}: ${before.short} → ${after.short}`;
}

function summaryOf({ headline, quiet }: ChangesStory): string {
  if (headline.length > 0) return headline.map(({ count, words }) => `${count} ${words}`).join(' · ');
  return quiet;
}

/** The edition's own address, for a person to go and look. */
function addressOf({ captures }: Edition): string | null {
  const address = captures[0]?.url ?? null;
  return address === null ? null : webLink(address);
}

function rightsOf({ edition: { attribution, licence } }: Edition): Part {
  const rights = [attribution, licence === null ? null : `Licence of the publisher’s words: ${licence}.`];
  const said = rights.filter((part) => part !== null).join(' ');
  return said === ''
    ? null
    : markup`<rights>${said}</rights>
`;
}

function drawContent(story: ChangesStory, isRevised: boolean): Html {
  const { before, after, warning, publications, sections, balance, citation } = story;
  let room = mostTold;
  const told = sections.map((each) => {
    const shown = each.section.id === 'order' ? [] : each.entries.slice(0, room);
    room -= shown.length;
    return drawSection(each, shown);
  });
  const how = isRevised ? markup`<p>The same edition, before and after its publisher changed it.</p>` : null;
  return markup`${how}<p>${summaryOf(story)}. From ${before.named} (${countOf(before.rows, 'row')}) to ${after.named} (${countOf(after.rows, 'row')}).</p>
${warning === null ? null : markup`<p><strong>Warning.</strong> ${warning}</p>`}
${publications.map(({ lead, folded }) => markup`<p>${said(lead)}${folded.length === 0 ? null : ` (${countOf(countFolded(folded), 'row')})`}.</p>`)}
${told}
<p>${balance.before} ${balance.after}</p>
<p>${citation} Words in quotation marks are the publisher’s, the rest is a reading of them.</p>`;
}

function drawSection({ section: { title }, entries, elsewhere }: ToldSection, shown: readonly Entry[]): Html {
  const rest = countRows(entries) - countRows(shown) + elsewhere.length;
  const also =
    rest === 0 ? null : markup`<p>${shown.length === 0 ? '' : 'And '}${countOf(rest, 'action')} in the report.</p>`;
  const list = shown.length === 0 ? null : markup`<ul>${shown.map(drawAction)}</ul>`;
  return markup`<h3>${title} (${countRows(entries) + elsewhere.length})</h3>
${list}${also}`;
}

function drawAction({ number, before, after, changes }: Entry): Html {
  const text = excerpt(after[0]?.text ?? before[0]?.text ?? '', 160);
  const told = changes.map(({ lead, label }) => markup`<li>${said(lead)} <em>(${label})</em></li>`);
  return markup`<li><strong>${number}</strong> <q>${text}</q><ul>${told}</ul></li>`;
}

/** Plain text: what reads feeds knows nothing of our styles. */
function said(phrase: Phrase): string {
  return phrase
    .map((piece) =>
      typeof piece === 'string'
        ? piece
        : piece.kind === 'said'
          ? `“${piece.text.replace(/\s+/gu, ' ').trim()}”`
          : ' → ',
    )
    .join('');
}
