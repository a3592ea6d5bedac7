// Shares, windows, scores and quorums in words.
import { useTranslation } from 'react-i18next';
import type { Quorum, Share, Window } from '#contract/charter';
import { scoreText } from '../../../texts/times.js';

export function useWords() {
  const { t } = useTranslation(['program', 'domain']);
  /** `половины`, `двух третей`, `60 %`, `4/7`. */
  const part = (share: Share): string => {
    const [numerator, denominator] = reduced(share);
    const hundredths = (100 * numerator) / denominator;
    const plain = Number.isInteger(hundredths) ? `${hundredths} %` : `${numerator}/${denominator}`;
    return t(`part.${numerator}-${denominator}`, { defaultValue: plain });
  };
  const share = (of: Share, isStrict = false): string => t(isStrict ? 'more-than' : 'at-least', { part: part(of) });
  return {
    share,
    isWhole: ({ numerator, denominator }: Share): boolean => numerator >= denominator,
    quorum: ({ share: of, strict, of: whom }: Quorum): string => t(`quorum-of-${whom}`, { share: share(of, strict) }),
    window: ({ days, working }: Window): string => t(working ? 'working-days' : 'calendar-days', { count: days }),
    score: scoreText,
  };
}
export type Words = ReturnType<typeof useWords>;

function reduced({ numerator, denominator }: Share): [number, number] {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const by = divisor(numerator, denominator) || 1;
  return [numerator / by, denominator / by];
}
