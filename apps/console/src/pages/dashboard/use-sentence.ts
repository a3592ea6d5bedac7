// What happened to the figures, as a sentence.
import { useTranslation } from 'react-i18next';
import { regionName } from '../../texts/region-names.js';
import { useStageTitle } from '../../texts/titles.js';
import type { Happening } from './happenings.js';
import type { Progress } from './progress.js';

const NAMED = 3;

export function useSentence({ regions }: Progress) {
  const { t } = useTranslation(['dashboard', 'domain']);
  const titleOf = useStageTitle();
  const names = new Map(regions.map(({ region, name }) => [region, regionName(region, name)]));
  return ({ what, column, teams, regions: moved }: Happening): string => {
    const named = moved.slice(0, NAMED).map((region) => names.get(region) ?? region);
    if (moved.length > NAMED) named.push(t('and-more', { count: moved.length - NAMED }));
    return t(`happened-${what}`, {
      count: teams,
      teams: t('domain:teams', { count: teams }),
      stage: column ? titleOf(column) : '',
      regions: named.join(', '),
    });
  };
}
