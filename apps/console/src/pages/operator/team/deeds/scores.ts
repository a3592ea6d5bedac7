// A score as it is typed, held against the greatest that there can be.
import { hundredths } from '../../../../texts/hundredths.js';

/** Undefined for nothing; null for what is no score from nothing to `max` (in hundredths), or finer than a hundredth. */
export function scoreOf(typed: string, max: number): number | null | undefined {
  if (typed.trim() === '') return undefined;
  // Its decimals may still be to come.
  const score = hundredths(typed.trim().replace(/[.,]$/, ''));
  return score !== undefined && score <= max ? score : null;
}
