// How score sheets become one total. Fractions all the way; nothing is rounded before it is shown.
import type { DefenseStage } from '../charter/charter.js';
import type { ScoreSheet, Total } from './team.events.js';

const weightOf = (rules: DefenseStage): number => rules.criteria.reduce((sum, { weight }) => sum + weight, 0);

/** A sheet's weighted sum; to be read over the sum of the weights. */
export const weighted = (rules: DefenseStage, { scores }: ScoreSheet): number =>
  rules.criteria.reduce((sum, { id, weight }) => sum + weight * (scores[id] ?? 0), 0);

const shown = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

/** The total of at least one sheet, by the charter's aggregate. */
export function totalOf(rules: DefenseStage, sheets: readonly ScoreSheet[]): Total {
  const sums = sheets.map((sheet) => weighted(rules, sheet)).sort((a, b) => a - b);
  const middle = sums.length % 2 ? [sums[(sums.length - 1) / 2]] : sums.slice(sums.length / 2 - 1, sums.length / 2 + 1);
  const counted = rules.aggregate === 'mean' ? sums : middle;
  const numerator = counted.reduce((sum, each) => sum + each, 0);
  const denominator = counted.length * weightOf(rules);
  return { numerator, denominator, shown: shown(numerator, denominator) };
}

/** Whether the total reaches the pass score; exactly on it, the charter's tie rule decides. */
export function passes(rules: DefenseStage, total: Total, chairSheet: ScoreSheet | undefined): boolean {
  const distance = total.numerator - rules.passScore * total.denominator;
  if (distance !== 0 || rules.tie !== 'chair') return distance > 0 || (distance === 0 && rules.tie === 'passes');
  return chairSheet !== undefined && weighted(rules, chairSheet) >= rules.passScore * weightOf(rules);
}
