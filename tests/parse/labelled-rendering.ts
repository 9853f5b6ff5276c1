/** Records as a publisher would lay them out in labelled blocks: the other way round from the reader. */

export interface TestRecord {
  readonly id: string;
  readonly recommendation: string | null;
  readonly text: string;
  readonly response: string | null;
  readonly due: string | null;
  readonly owner: string | null;
  readonly status: string;
  readonly progress: readonly string[];
}

export type FieldName = 'recommendation' | 'response' | 'text' | 'due' | 'owner' | 'status' | 'progress';

/** How one publisher does it. */
export interface Manner {
  readonly form: 'alone' | 'alone with a colon' | 'colon' | 'dash' | 'en dash';
  readonly opening: 'id' | 'worded' | 'worded with a colon';
  readonly blankLines: boolean;
  readonly order: readonly FieldName[];
  readonly labels: Readonly<Record<FieldName, string>>;
  /** Every third record has its labels in capitals. */
  readonly recased: boolean;
}

/** The page as plain text. */
export function renderText(records: readonly TestRecord[], manner: Manner): string {
  const lines = [
    'Pier and Promenade Review: progress report',
    'What was recommended, and what was done about it.',
    ...records.flatMap((record, i) => [opening(record, manner), ...blocks(record, manner, i).flat()]),
  ];
  return lines.join(manner.blankLines ? '\n\n' : '\n');
}

/** The page as HTML: labels as headings, terms of a list, or bold words. */
export function renderHtml(
  records: readonly TestRecord[],
  manner: Manner,
  labelsAs: 'headings' | 'terms' | 'bold',
): string {
  const body = records.map((record, i) => {
    const parts = blocks(record, { ...manner, form: 'alone' }, i).map(([label = '', ...values]) =>
      htmlPart(label, values, labelsAs),
    );
    const inner = parts.join('\n');
    return `<h3>${opening(record, { ...manner, opening: 'worded' })}</h3>\n${labelsAs === 'terms' ? `<dl>${inner}</dl>` : inner}`;
  });
  return `<!doctype html><html lang="en"><head><title>Pier and Promenade Review</title></head><body><main><h1>Pier and Promenade Review</h1>${body.join('\n')}</main></body></html>`;
}

function htmlPart(label: string, values: readonly string[], labelsAs: 'headings' | 'terms' | 'bold'): string {
  const [first = '', ...rest] = values;
  if (labelsAs === 'headings') return `<h4>${label}</h4>${values.map((value) => `<p>${value}</p>`).join('')}`;
  if (labelsAs === 'terms') return `<dt>${label}</dt>${values.map((value) => `<dd>${value}</dd>`).join('')}`;
  return `<p><strong>${label}</strong> ${first}</p>${rest.map((value) => `<p>${value}</p>`).join('')}`;
}

function opening(record: TestRecord, manner: Manner): string {
  if (manner.opening === 'id') return record.id;
  return `Recommendation ${record.id}${manner.opening === 'worded with a colon' ? ':' : ''}`;
}

/** Each label with its lines. */
function blocks(record: TestRecord, manner: Manner, index: number): readonly (readonly string[])[] {
  return manner.order.flatMap((field) => {
    const value = field === 'progress' ? record.progress : [record[field]].flatMap((each) => each ?? []);
    const [first, ...rest] = value;
    if (first === undefined) return [];
    const plain = manner.labels[field];
    const label = manner.recased && index % 3 === 2 ? plain.toUpperCase() : plain;
    switch (manner.form) {
      case 'alone':
        return [[label, ...value]];
      case 'alone with a colon':
        return [[`${label}:`, ...value]];
      case 'colon':
        return [[`${label}: ${first}`, ...rest]];
      case 'dash':
        return [[`${label} - ${first}`, ...rest]];
      case 'en dash':
        return [[`${label} – ${first}`, ...rest]];
    }
  });
}
