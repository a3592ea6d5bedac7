// What a build found when it was held against the rows that it replaces.

export interface TableReport {
  readonly table: string;
  readonly rows: { readonly before: number; readonly built: number };
  /** Sums of the hashes of all rows, in whatever order: the same where the rows are. */
  readonly checksum: { readonly before: string; readonly built: string };
  /** Keys of the first rows that differ; nothing where none does. */
  readonly differing: readonly object[];
}

export interface BuildReport {
  /** The place of the log at which both stood. */
  readonly position: string;
  /** The version of the rows before: of another one they may differ. */
  readonly version: { readonly before: number; readonly built: number };
  /** Over how many shards each is split, where any is: of another count rows are laid out otherwise. */
  readonly shards?: { readonly before: number; readonly built: number };
  readonly tables: readonly TableReport[];
  readonly parked: { readonly before: number; readonly built: number };
  /** Laws that the built rows break, each with the first rows that do. */
  readonly broken: readonly { readonly law: string; readonly rows: readonly string[] }[];
  /** Why nothing was switched, where it was not for a law. */
  readonly reason?: string;
}

/** The rows before were of the same version and yet others: they had been wrong. */
export const hadDiffered = ({ version, shards, tables, parked }: BuildReport): boolean =>
  version.before === version.built &&
  shards?.before === shards?.built &&
  parked.before === parked.built &&
  tables.some(({ differing }) => differing.length > 0);
