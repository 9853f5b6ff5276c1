import type { Message } from '../../core/message.js';
import type { Action, Coverage, Edition, Part } from '../../model/edition.js';
import { Anchors } from './entries.js';
import { citeEdition, describeSide, planTitle, type EditionSide } from './sides.js';
import { sourceFinder, type SourceFinder } from './source.js';
import {
  countStatuses,
  declaredTotals,
  readingsOf,
  type Declared,
  type Reading,
  type StatusCount,
} from './statuses.js';

/** One edition as it is told: its rows in reading order under their themes. */
export interface EditionStory {
  readonly plan: string;
  readonly side: EditionSide;
  readonly scope: string | null;
  readonly statuses: readonly StatusCount[];
  readonly declared: readonly Declared[];
  readonly themes: readonly ToldTheme[];
  readonly unread: readonly Part[];
  readonly coverage: Coverage;
  readonly messages: readonly Edition['messages'][number][];
  readonly readings: readonly Reading[];
  readonly finder: SourceFinder;
  readonly citation: string;
}

export interface ToldTheme {
  readonly anchor: string;
  /** `3. Vans and vessels`, or null for rows under no theme. */
  readonly title: string | null;
  readonly actions: readonly ToldAction[];
}

export interface ToldAction {
  readonly anchor: string;
  readonly action: Action;
  /** The recommendation it stands under, where the row before stood under another. */
  readonly recommendation: string | null;
}

const scopes = {
  full: null,
  remaining: 'only what is still to be done',
  partial: 'a part of the plan',
  unknown: null,
} as const;

export function tellEdition(edition: Edition): EditionStory {
  const side = describeSide(edition);
  return {
    plan: planTitle({ kind: 'edition', edition }),
    side,
    scope: edition.edition.scope.published ?? scopes[edition.edition.scope.value],
    statuses: countStatuses([edition]),
    declared: declaredTotals([edition]),
    themes: gatherThemes(edition.actions),
    unread: edition.parts.filter((part) => part.state !== 'read'),
    coverage: edition.coverage,
    messages: edition.messages,
    readings: readingsOf([edition]),
    finder: sourceFinder(edition),
    citation: `${citeEdition(side)} Read by planwatch ${edition.made.version}.`,
  };
}

/** Neighbours of one theme together; a theme that returns later starts again, as in the source. */
function gatherThemes(actions: readonly Action[]): readonly ToldTheme[] {
  const anchors = new Anchors();
  const themes: { anchor: string; title: string | null; actions: ToldAction[] }[] = [];
  let recommendation: string | null = null;
  for (const action of actions) {
    const title = numbered(action.theme?.id ?? null, action.theme?.title ?? null);
    let theme = themes.at(-1);
    if (!theme || theme.title !== title) {
      theme = { anchor: anchors.take(`theme-${title ?? 'none'}`), title, actions: [] };
      themes.push(theme);
      recommendation = null;
    }
    const under = numbered(
      action.recommendation?.id ?? null,
      action.recommendation?.text ?? action.recommendation?.title ?? null,
    );
    theme.actions.push({
      anchor: anchors.take(`action-${action.key}`),
      action,
      recommendation: under === recommendation ? null : under,
    });
    recommendation = under;
  }
  return themes;
}

function numbered(id: string | null, title: string | null): string | null {
  if (id === null) return title;
  return title === null ? id : `${id}. ${title}`;
}

/** Whether a reader must know of it before trusting the rows. */
export function isSerious({ severity }: Pick<Message, 'severity'>): boolean {
  return severity !== 'info';
}
