// What a key that stands still is called: a team of a cohort, or whatever its stream is about.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTeamNames } from '../../../api/names.js';
import { cohorts } from '../../../api/queries.js';
import type { ParkedKey } from './projections.js';

export function useKeyName({ key, cohort }: Pick<ParkedKey, 'key' | 'cohort'>): string {
  const { t } = useTranslation(['admin', 'decisions']);
  const titles = useQuery(cohorts()).data?.items ?? [];
  const title = titles.find((each) => each.cohort === cohort)?.title ?? cohort;
  const team = cohort && key.startsWith(`${cohort}.`) ? key.slice(cohort.length + 1) : '';
  const nameOf = useTeamNames(team ? [cohort] : []);
  if (team) return t('key-team', { team: nameOf(cohort, team), cohort: title });
  if (cohort) return t('key-cohort', { cohort: title });
  const [, category = '', id = ''] = /^([A-Za-z]+)-(.*)$/.exec(key) ?? [];
  return t('key-other', { kind: t(`decisions:stream.${category}`, { defaultValue: category }), id: id || key });
}
