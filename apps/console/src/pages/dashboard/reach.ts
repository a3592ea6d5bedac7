// From figures to the eight steps of the palette. Pure.
import { type Column, type Counting, furthestOf, type RegionRow } from './progress.js';

/** 0: nobody; 1: enrolled; 2 to 7: the columns in their order. */
export type Step = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The last column is always the deepest; columns between are spread over the ramp. */
export const stepOfColumn = (index: number, columns: number): Step =>
  (columns <= 1 ? 7 : 2 + Math.round((index * 5) / (columns - 1))) as Step;

export function stepOf(row: RegionRow | undefined, columns: readonly Column[], counting: Counting): Step {
  if (!row || row[counting] === 0) return 0;
  const furthest = furthestOf(row, columns, counting);
  return furthest ? stepOfColumn(columns.indexOf(furthest), columns.length) : 1;
}

export type Cover = 'covered' | 'with-team' | 'empty-target' | 'not-target';

/** Of the coverage by a column; without one, by enrollment. */
export function coverOf(row: RegionRow | undefined, column: string | undefined): Cover {
  if (!row?.isTarget) return 'not-target';
  if (row.involved === 0) return 'empty-target';
  if (column === undefined || (row.reached[column]?.involved ?? 0) > 0) return 'covered';
  return 'with-team';
}

export const stepOfCover: Readonly<Record<Cover, Step>> = {
  covered: 6,
  'with-team': 2,
  'empty-target': 0,
  'not-target': 0,
};
