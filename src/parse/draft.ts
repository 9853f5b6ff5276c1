import type { Message } from '../core/message.js';
import type { Span } from '../core/span.js';
import type { Recommendation, Theme } from '../model/edition.js';
import type { Due, Response, Status } from '../model/status.js';
import type { Told } from './evidence.js';
import type { IdFamily } from './fields/ids.js';
import type { RawRow, Tools } from './layout.js';
import type { Page } from './page.js';

/** An action before it has a key and before the edition as a whole has been looked at. */
export interface DraftAction {
  readonly id: string | null;
  readonly theme: Theme | null;
  readonly recommendation: Recommendation | null;
  readonly text: string;
  readonly status: Status | null;
  readonly response: Response | null;
  readonly progress: string | null;
  readonly owners: readonly string[];
  readonly due: Due | null;
  readonly links: readonly string[];
  readonly extra: Readonly<Record<string, string>>;
  readonly spans: Readonly<Record<string, Span>>;
  readonly certainty: RawRow['certainty'];
  readonly page: Page;
  readonly at: number;
  readonly messages: readonly Message[];
  readonly evidence: Told;
}

export interface RowSettings {
  readonly tools: Tools;
  /** Families that lead the texts of this region; see {@link leadingFamilies}. */
  readonly families: readonly IdFamily[];
  /** Ids of which several rows are parts; see {@link idsWithParts}. */
  readonly parted?: ReadonlySet<string>;
  /** The texts of this region end with their ids; see {@link endsWithIds}. */
  readonly trailing: boolean;
  /** The layout of this region has no edges between cells, so that an empty cell leaves no trace. */
  readonly edgeless?: boolean;
  /** `yyyy-mm-dd`, or null */
  readonly published: string | null;
}
