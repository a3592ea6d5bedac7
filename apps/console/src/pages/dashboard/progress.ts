// The figures of the board as they are heard: a snapshot, then rows that changed. Pure.
import type { Answers } from '../../api/client.js';

export type Progress = Answers['RegionProgressDto'];
export type RegionRow = Answers['RegionRowDto'];
export type PlaceRow = Answers['PlaceRowDto'];
export type Column = Answers['ColumnDto'];
/** Which teams of a region are counted. */
export const countings = ['involved', 'led', 'guests'] as const;
export type Counting = (typeof countings)[number];

/** Rows never vanish, they fall to zero; everything else of a change is whole and of its position. */
export function withChange(before: Progress, change: Progress): Progress {
  return {
    ...change,
    regions: replaced(before.regions, change.regions, ({ region }) => region),
    districts: replaced(before.districts, change.districts, ({ district }) => district ?? ''),
  };
}

function replaced<T>(rows: readonly T[], changed: readonly T[], keyOf: (row: T) => string): T[] {
  const all = new Map(rows.map((row) => [keyOf(row), row]));
  for (const row of changed) all.set(keyOf(row), row);
  return [...all.values()];
}

/** In a district only the regions have to be looked at: its own row comes along. */
export const hasTeams = ({ involved, guests }: PlaceRow): boolean => involved + guests > 0;

/** The last column that teams so counted have reached; undefined where they are no further than enrolled. */
export const furthestOf = (row: PlaceRow, columns: readonly Column[], counting: Counting): Column | undefined =>
  columns.findLast(({ key }) => (row.reached[key]?.[counting] ?? 0) > 0);

export const nobody = { involved: 0, guests: 0 } as const;
