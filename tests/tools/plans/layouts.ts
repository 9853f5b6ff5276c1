import { Chance } from '../chance.js';
import { renderAligned } from './render-aligned.js';
import { renderGrid } from './render-grid.js';
import { renderLabelled } from './render-labelled.js';
import { renderRunning } from './render-running.js';
import type { GeneratedPlan } from './records.js';

export const layoutNames = ['table', 'flattened', 'pipes', 'stacked', 'labelled', 'glued', 'csv', 'aligned'] as const;
export type LayoutName = (typeof layoutNames)[number];

export interface Rendered {
  readonly name: string;
  readonly text: string;
}

/** The page of a plan in one layout; the seed of the plan also settles how the publisher goes about it. */
export function render(plan: GeneratedPlan, layout: LayoutName): Rendered {
  const c = new Chance(plan.seed * 104_729 + 7);
  switch (layout) {
    case 'table':
    case 'csv':
    case 'pipes':
      return renderGrid(plan, layout, c);
    case 'aligned':
      return { name: 'page.txt', text: renderAligned(plan, c) };
    case 'labelled':
      return renderLabelled(plan, c);
    case 'flattened':
    case 'stacked':
    case 'glued':
      return { name: 'page.txt', text: renderRunning(plan, layout, c) };
  }
}
