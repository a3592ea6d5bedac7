// What happened between two states of the board, in facts that need no names of teams. Pure.
import type { Column, Progress } from './progress.js';

export interface Happening {
  readonly what: 'enrolled' | 'left' | 'reached' | 'fell-back';
  readonly column: Column | undefined;
  /** Distinct teams. */
  readonly teams: number;
  readonly regions: readonly string[];
}

type Counted = (row: Pick<Progress['federation'], 'involved' | 'guests' | 'reached'>) => number;
const enrolled: Counted = ({ involved, guests }) => involved + guests;
const reached =
  (key: string): Counted =>
  (row) =>
    (row.reached[key]?.involved ?? 0) + (row.reached[key]?.guests ?? 0);

/** Newest facts last: who came in, then stages in their order. */
export function happenedBetween(before: Progress, after: Progress): readonly Happening[] {
  const figures: readonly (readonly [Column | undefined, Counted])[] = [
    [undefined, enrolled],
    ...after.columns.map((column) => [column, reached(column.key)] as const),
  ];
  return figures.flatMap(([column, count]) => {
    const teams = count(after.federation) - count(before.federation);
    if (teams === 0) return [];
    const names = { up: column ? 'reached' : 'enrolled', down: column ? 'fell-back' : 'left' } as const;
    return {
      what: teams > 0 ? names.up : names.down,
      column,
      teams: Math.abs(teams),
      regions: movedRegions(before, after, count, Math.sign(teams)),
    };
  });
}

function movedRegions(before: Progress, after: Progress, count: Counted, way: number): readonly string[] {
  const then = new Map(before.regions.map((row) => [row.region, count(row)]));
  return after.regions
    .filter((row) => Math.sign(count(row) - (then.get(row.region) ?? 0)) === way)
    .map(({ region }) => region);
}
