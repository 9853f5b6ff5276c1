import type { ElementNode } from './tree.js';

/** What must be known of the tree before it is walked. */
export class PageSurvey {
  isDataTable(_table: ElementNode): boolean {
    return true;
  }
}
