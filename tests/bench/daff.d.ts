/** The part of daff that the benchmark uses; the package has no types of its own. */
declare module 'daff' {
  class TableView {
    constructor(rows: unknown[][]);
  }
  class CompareFlags {
    addPrimaryKey(column: string): void;
  }
  class Alignment {}
  class TableDiff {
    constructor(alignment: Alignment, flags: CompareFlags);
    hilite(out: TableView): boolean;
  }
  const daff: {
    TableView: typeof TableView;
    CompareFlags: typeof CompareFlags;
    TableDiff: typeof TableDiff;
    compareTables(before: TableView, after: TableView, flags: CompareFlags): { align(): Alignment };
  };
  export = daff;
}
