import type { ChangeSet } from '../../model/changes.js';
import type { Edition } from '../../model/edition.js';
import { countOf } from '../days.js';
import type { RenderOptions } from '../reporter.js';
import { countRows } from '../story/alike.js';
import { tellChanges, type ChangesStory } from '../story/changes.js';
import type { Entry } from '../story/entries.js';
import { describeSide, planTitle } from '../story/sides.js';
import { countStatuses, declaredTotals } from '../story/statuses.js';
import { drawEntry, headline } from './changes.js';
import { countsTable } from './counts.js';
import { pen, phraseText, type Pen } from './draw.js';
import { disagreements } from './readings.js';

/** A comparison and the editions that were compared. */
export interface ComparedEditions {
  readonly changes: ChangeSet;
  readonly before: Edition;
  readonly after: Edition;
}

const entriesOfLatest = 6;
const entriesOfOlder = 2;

/** What a run found, for the person who started it: where the plan stands, what moved most, how sure it is. */
export function drawSummary(
  editions: readonly Edition[],
  compared: readonly ComparedEditions[],
  options: RenderOptions,
): string {
  const draw = pen(options);
  const { paint, block } = draw;
  const latest = editions.at(-1);
  if (!latest) return `${block('No edition was read.').join('\n')}\n`;
  const sides = editions.map(describeSide);
  const lines = [
    ...block(planTitle({ kind: 'edition', edition: latest }), 0, paint.strong),
    ...block(
      `${countOf(editions.length, 'edition')}, ${sides.map(({ rows }) => rows).join(', ')} rows`,
      0,
      paint.quiet,
    ),
    '',
    ...countsTable(
      countStatuses(editions),
      sides.map(({ month }) => month),
      draw,
    ),
    ...disagreements(declaredTotals(editions), draw),
    ...compared
      .toReversed()
      .flatMap((pair, index) => step(pair, index === 0 ? (options.limit ?? entriesOfLatest) : entriesOfOlder, draw)),
  ];
  return `${lines.join('\n')}\n`;
}

/** One step from an edition to the next, the latest step first and at most length. */
function step({ changes, before, after }: ComparedEditions, most: number, draw: Pen): readonly string[] {
  const { paint, block, width } = draw;
  const story = tellChanges({ kind: 'changes', changes, before, after });
  const entries = story.sections.flatMap((section) => section.entries);
  const shown = entries.slice(0, most);
  const rest = countRows(entries) - countRows(shown);
  return [
    '',
    paint.quiet('─'.repeat(width)),
    ...block(
      isEdit(changes) ? `${story.after.short}, edited since` : `${story.before.short} → ${story.after.short}`,
      0,
      paint.strong,
    ),
    ...(story.warning === null ? [] : block(story.warning, 2, paint.warn, '!')),
    ...headline(story, draw),
    ...wholeEdition(story, draw),
    ...(shown.length > 0 ? [''] : []),
    ...shown.flatMap((entry: Entry) => drawEntry(entry, draw)),
    ...(rest > 0 ? block(`… and ${countOf(rest, 'more action')} with changes`, 2, paint.quiet) : []),
    '',
    ...[story.quality, story.balance.before, story.balance.after].flatMap((line) =>
      block(line, 2, story.balance.agrees ? paint.quiet : paint.bad),
    ),
  ];
}

/** Whether these are one edition of a plan before and after its publisher changed it. */
function isEdit({ from, to }: ChangeSet): boolean {
  return to.plan !== null && from.edition === to.edition;
}

function wholeEdition({ publications }: ChangesStory, { block, paint }: Pen): readonly string[] {
  return publications.flatMap(({ lead }) => block(phraseText(lead), 4, paint.quiet, '  ='));
}
