// Which column of the board what a team reached counts in: of a program its stage, of everything its kind. Pure.
import type { Charter, StageKind } from '#domain/charter/charter';

/** The column of what a cohort calls so (`enrolled` or `stage:…`); empty for being enrolled, undefined where it counts in none. */
export type ColumnOf = (reached: string) => string | undefined;

const STAGE = 'stage:';

export const byStage: ColumnOf = (reached) => (reached === 'enrolled' ? '' : reached.slice(STAGE.length));

/** A kind is reached with the last stage of the kind. */
export function byKind(charter: Charter): ColumnOf {
  const known = columns.get(charter) ?? kindsOf(charter);
  columns.set(charter, known);
  return known;
}

const columns = new WeakMap<Charter, ColumnOf>();

function kindsOf(charter: Charter): ColumnOf {
  const kinds = new Map([...lastOfKinds(charter)].map(([kind, id]) => [id, kind]));
  return (reached) => (reached === 'enrolled' ? '' : kinds.get(reached.slice(STAGE.length)));
}

/** Charters that have the same of these count in the same columns. */
export const lastOfKinds = ({ stages }: Charter): ReadonlyMap<StageKind, string> =>
  new Map(stages.map(({ kind, id }) => [kind, id]));

/** Rows by what is reached, as they count in the columns. */
export const inColumns = <T extends { readonly reached: string }>(rows: readonly T[], columnOf: ColumnOf) =>
  rows.flatMap(({ reached, ...row }) => {
    const column = columnOf(reached);
    return column === undefined ? [] : [{ ...row, column }];
  });
