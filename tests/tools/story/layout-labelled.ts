/**
 * 2020 and 2021: labelled blocks.
 *
 * 2020 is one page and says it inline (`Response - Accept`); 2021 has a page per group, and every label
 * on a line of its own. In both the first record of a group has no number but its heading's.
 */
import { footnotePage, proseBlocks, proseChapter, type Block, type Page } from './blocks.js';
import { linesOf, type CellText, type LabelledEdition } from './records.js';

type Group = LabelledEdition['themes'][number]['groups'][number];
type LabelledRecord = Group['records'][number];

export function labelledPages(edition: LabelledEdition): Page[] {
  return edition.labels.status === null ? onePage(edition) : pagePerGroup(edition);
}

function onePage(edition: LabelledEdition): Page[] {
  const blocks = edition.themes.flatMap((theme): Block[] => [
    { kind: 'heading', level: 2, text: `${theme.id}. ${theme.title}` },
    ...theme.groups.flatMap((group): Block[] => [
      { kind: 'heading', level: 3, text: `${group.id} ${group.title}` },
      ...group.records.flatMap((record, index) => inlineRecord(edition, record, index > 0)),
    ]),
  ]);
  const introduction = proseBlocks(edition.introduction.blocks);
  return [{ title: edition.edition.title, blocks: [...introduction, ...blocks], flattening: 'spaced' }];
}

function inlineRecord(edition: LabelledEdition, record: LabelledRecord, numbered: boolean): Block[] {
  const { labels } = edition;
  const [first = '', ...rest] = linesOf(record.text);
  return [
    ...(numbered ? proseBlocks([record.id]) : []),
    ...proseBlocks([
      `${labels.recommendation} - ${record.recommendation}`,
      `${labels.response} - ${record.response}`,
      `${labels.text} - ${first}`,
      ...rest,
    ]),
  ];
}

function pagePerGroup(edition: LabelledEdition): Page[] {
  const groups = edition.themes.flatMap((theme) => theme.groups);
  return [
    proseChapter(edition.introduction.title, edition.introduction.blocks),
    ...groups.map((group): Page => {
      const title = `${group.id} ${group.title}`;
      const records = group.records.flatMap((record, index) => labelledRecord(edition, group, record, index > 0));
      const blocks: Block[] = [{ kind: 'heading', level: 2, text: title }, ...records];
      return { title, blocks, flattening: group.flattened ?? 'spaced' };
    }),
    ...footnotePage(edition.footnotes),
  ];
}

function labelledRecord(edition: LabelledEdition, group: Group, record: LabelledRecord, numbered: boolean): Block[] {
  const { labels } = edition;
  const fields: [string | null, CellText | null | undefined][] = [
    [labels.recommendation, record.recommendation],
    [labels.response, record.response],
    [labels.text, record.text],
    [group.dueLabel ?? labels.due, record.due],
    [labels.status, record.status],
    [labels.progress, record.progress],
  ];
  const number: Block[] = numbered ? [{ kind: 'heading', level: 3, text: record.id }] : [];
  return [
    ...number,
    ...fields.flatMap(([label, value]): Block[] => {
      if (label === null || value === null || value === undefined) return [];
      return [{ kind: 'paragraph', text: label, strong: true }, ...proseBlocks(linesOf(value))];
    }),
  ];
}
