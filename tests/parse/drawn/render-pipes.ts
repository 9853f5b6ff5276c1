import fc from 'fast-check';
import { cellsOf, headerOf, type Plan } from './records.js';

/** A manner of drawing a table with pipes. */
export interface PipeManner {
  readonly leading: boolean;
  readonly trailing: boolean;
  readonly dashes: 'none' | 'plain' | 'aligned';
  /** What stands in the column of recommendations from the second row of a group on. */
  readonly spanned: 'repeated' | 'blank' | 'shifted' | 'shifted-and-padded';
  /** The header again above every group. */
  readonly repeatsHeader: boolean;
  readonly lines: 'row' | 'cell' | 'broken';
  readonly airy: boolean;
  readonly space: string;
}

export const manners: fc.Arbitrary<PipeManner> = fc.record({
  leading: fc.boolean(),
  trailing: fc.boolean(),
  dashes: fc.constantFrom('none', 'plain', 'aligned'),
  spanned: fc.constantFrom('repeated', 'blank', 'shifted', 'shifted-and-padded'),
  repeatsHeader: fc.boolean(),
  lines: fc.constant('row'),
  airy: fc.boolean(),
  space: fc.constantFrom(' ', '', '  '),
});

/**
 * Draws a plan as a pipe table.
 *
 *     Review Recommendation | Actions | Status of Action |
 *     ---|---|---|
 *     1.1 Small boats | 1.1.1 Count them. | Ongoing |
 *     1.1.2 Paint them. | Complete |
 */
export function renderPipes(plan: Plan, manner: PipeManner): string {
  const header = headerOf(plan);
  const lines: string[] = [];
  const heading = (): void => {
    lines.push(drawn(header, manner));
    if (manner.dashes !== 'none')
      lines.push(
        drawn(
          header.map(() => (manner.dashes === 'plain' ? '---' : ':--')),
          { ...manner, lines: 'row' },
        ),
      );
  };
  plan.groups.forEach((group, g) => {
    if (g === 0 || manner.repeatsHeader) heading();
    group.rows.forEach((row, r) => {
      const cells = cellsOf(plan, row);
      const first = `${group.id} ${group.title}`;
      if (r === 0 || manner.spanned === 'repeated') lines.push(drawn([first, ...cells], manner));
      else if (manner.spanned === 'blank') lines.push(drawn(['', ...cells], manner));
      else lines.push(drawn(manner.spanned === 'shifted' ? cells : [...cells, ''], manner));
    });
  });
  return lines.join(manner.airy ? '\n\n' : '\n');
}

function drawn(cells: readonly string[], manner: PipeManner): string {
  const { space } = manner;
  if (manner.lines === 'cell') return cells.map((cell) => `${cell}${space}|`).join('\n');
  const inner = cells.join(`${space}|${space}`);
  const line = `${manner.leading ? `|${space}` : ''}${inner}${manner.trailing ? `${space}|` : ''}`;
  return manner.lines === 'broken' ? wrap(line) : line;
}

/** Breaks a line where its words come to sixty characters, as a mail program does. */
function wrap(line: string): string {
  const lines: string[] = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length > 60) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
