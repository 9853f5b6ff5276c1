/** The part of daff that the benchmark uses; the package has no types of its own. */
declare module 'daff' {
  class TableView {
    constructor(rows: unknown[][]);
  }
  class CompareFlags {
    addPrimaryKey(column: string): void;
  }
  type Alignment = object;
  interface TableDiff {
    hilite(out: TableView): boolean;
  }
  const daff: {
    TableView: typeof TableView;
    CompareFlags: typeof CompareFlags;
    TableDiff: new (alignment: Alignment, flags: CompareFlags) => TableDiff;
    compareTables(before: TableView, after: TableView, flags: CompareFlags): { align(): Alignment };
  };
  export = daff;
}
