// What an asked figure counts, in words: its place, its stage, and how it is counted.
import { useTranslation } from 'react-i18next';
import { districtName, regionName } from '../../texts/region-names.js';
import { useStageTitle } from '../../texts/titles.js';
import type { Progress } from './progress.js';

export function useFigureTitle({ columns, regions }: Progress): (asked: string) => string {
  const { t } = useTranslation(['dashboard', 'domain']);
  const titleOf = useStageTitle();
  return (asked) => {
    const [key = '', metric = ''] = asked.split(' ');
    const isCoverage = metric === 'covered';
    const [level, place = ''] = isCoverage ? ['coverage'] : key.split(':');
    const reached = (isCoverage ? key : key.split(':').slice(2).join(':')).replace(/^stage:/, '');
    const column = columns.find((each) => each.key === reached);
    const where = {
      region: () => regionName(place, regions.find(({ region }) => region === place)?.name),
      district: () => (place ? districtName(place) : t('domain:no-district')),
      coverage: () => t('color-coverage'),
    }[level as string];
    const counting = isCoverage ? [] : [t(`show-${metric === 'guestLed' ? 'guests' : metric}`)];
    return [where?.() ?? t('federation'), column ? titleOf(column) : t('domain:kind-enrolled'), ...counting].join(
      ' · ',
    );
  };
}
