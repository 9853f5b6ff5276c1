/** Made-up pages of a wanted size, the same on every machine, for measuring. */

const verbs = ['Review', 'Publish', 'Strengthen', 'Agree', 'Extend', 'Test', 'Share', 'Record'];
const things = [
  'the guidance on harbour lights',
  'a register of piers',
  'training for pilots',
  'the winter timetable',
  'a plan for dredging',
];
const places = [
  'in every harbour',
  'with island councils',
  'across the northern ports',
  'for small boats',
  'at each slipway',
];
const notes = [
  'A working group met three times and its report is complete.',
  'See action 2.1.3 progress update.',
  'Funding of £1.2 million was agreed in March 2024, and the first 12 piers are being surveyed.',
  'The implementation of this action is ongoing in most ports; two have finished.',
];

interface Row {
  readonly id: string;
  readonly text: string;
  readonly status: string;
  readonly note: string;
}

export interface Group {
  readonly group: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

export const planTitle = 'Harbour plan: update';

/** Rows of a plan, numbered theme.recommendation.action, `perGroup` actions each. */
export function* groupsOf(perGroup: number): Generator<Group> {
  for (let theme = 1; ; theme++) {
    for (let recommendation = 1; recommendation <= 6; recommendation++) {
      const group = `${theme}.${recommendation}`;
      const title = `Harbours and ${pick(things, theme + recommendation).replace(/^(the|a) /u, '')}`;
      yield {
        group,
        title,
        rows: Array.from({ length: perGroup }, (_, index) =>
          row(group, theme * 31 + recommendation * 7 + index, index + 1),
        ),
      };
    }
  }
}

function row(group: string, seed: number, number: number): Row {
  const text = `${pick(verbs, seed)} ${pick(things, seed * 3 + 1)} ${pick(places, seed * 5 + 2)}, and report on it to the board by the end of year ${seed}.`;
  const note = [pick(notes, seed), pick(notes, seed + 1), pick(notes, seed + 3)].join(' ');
  return { id: `${group}.${number}`, text, status: seed % 3 === 0 ? 'Complete' : 'Ongoing', note };
}

function pick(words: readonly string[], at: number): string {
  return words[at % words.length] ?? '';
}

/** Cells joined by spaces, the recommendation on the first row of its group only. */
export function flattenedPlan(length: number): string {
  const parts = [`${planTitle}\n\n`, 'Recommendation Actions Status of Action Progress Update\n'];
  let size = 0;
  for (const { group, title, rows: actions } of groupsOf(5)) {
    for (const [index, { id, text, status, note }] of actions.entries()) {
      const line = `${index === 0 ? `${group} ${title} ` : ''}${id} ${text} ${status} ${note}\n`;
      parts.push(line);
      size += line.length;
    }
    if (size >= length) break;
  }
  return parts.join('');
}

/** One page with a table for each group, the recommendation spanning its rows. */
export function htmlPlan(length: number): string {
  const parts = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour plan: update</title></head><body><main><h1>Harbour plan: update</h1>',
  ];
  let size = 0;
  for (const { group, title, rows: actions } of groupsOf(5)) {
    const cells = actions.map(({ id, text, status, note }, index) => {
      const head = index === 0 ? `<td rowspan="${actions.length}"><p>${group} ${title}</p></td>` : '';
      return `<tr>${head}<td><p>${id} ${text}</p></td><td><p>${status}</p></td><td><p>${note.replaceAll('£', '&pound;')}</p></td></tr>`;
    });
    const header = '<tr><th>Recommendation</th><th>Actions</th><th>Status of Action</th><th>Progress Update</th></tr>';
    const table = `<h2>${title}</h2><table><thead>${header}</thead><tbody>${cells.join('\n')}</tbody></table>`;
    parts.push(table);
    size += table.length;
    if (size >= length) break;
  }
  return `${parts.join('\n')}</main></body></html>`;
}
