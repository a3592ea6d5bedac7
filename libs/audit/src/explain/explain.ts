// Where a figure comes from: what it is the sum of, and whether what is shown and an independent count agree with that.
import type { Text } from '#domain/charter/charter';
import {
  type Chartered,
  contributionsTo,
  type ContributionRow,
  type FigureKey,
  shownFigure,
  sumOfContributions,
} from '#projections/region-progress/contributions.query';
import { type RegionProgressFilter } from '#projections/region-progress/region-progress.query';
import { chartersAsOf } from '#projections/region-progress/region-progress-as-of.query';
import type { When } from '#projections/runner/as-of.query';
import { limitOf, type PageRequest } from '#projections/page';
import type { Db } from '#read-store/db';
import { ruleOfCounting } from './counting-words.js';

export interface Contributed extends ContributionRow {
  /** By which rule of counting. */
  readonly rule: Text;
}
export interface Explanation {
  readonly figure: FigureKey;
  /** In how many cohorts it is counted. */
  readonly cohorts: number;
  /** What the board shows; null of the past, which is nowhere kept. */
  readonly shown: number | null;
  /** The sum of all contributions, and how many they are. */
  readonly sum: number;
  readonly count: number;
  readonly items: readonly Contributed[];
  readonly next: string | null;
  readonly rules: readonly Chartered[];
}

/** Undefined where the cohort or program is not known there. `isPast`: then nothing is shown that it could be held against. */
export async function explainFigure(
  db: Db,
  figure: FigureKey,
  filter: RegionProgressFilter,
  when: When,
  { isPast, ...page }: PageRequest & { readonly isPast: boolean },
): Promise<Explanation | undefined> {
  const rules = await chartersAsOf(db, filter, when);
  if (rules.length === 0) return undefined;
  const limit = limitOf(page);
  const rows = await contributionsTo(db, rules, figure, when, { cursor: page.cursor, limit: limit + 1 });
  const items = rows.slice(0, limit).map((row) => ({ ...row, rule: ruleOfCounting(row.event, figure) }));
  const last = items.at(-1);
  return {
    figure,
    cohorts: rules.length,
    shown: isPast ? null : await shownFigure(db, rules, figure),
    ...(await sumOfContributions(db, rules, figure, when)),
    items,
    next: rows.length > limit && last ? `${last.position}.${last.change}` : null,
    rules,
  };
}
