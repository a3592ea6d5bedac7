// Agreements to choose from, by their titles.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agreements } from '../../api/queries.js';

/** Those in force first. `enabled`: whether they are asked for at all. */
export function useAgreements(enabled: boolean): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation('operator');
  const all = useQuery({ ...agreements, enabled }).data?.items ?? [];
  const options = (isOver: boolean) =>
    all
      .filter(({ endedAt }) => (endedAt !== null) === isOver)
      .map(({ agreement, title }) => ({
        value: agreement,
        label: isOver ? t('agreement-over', { title }) : title,
      }));
  return [...options(false), ...options(true)];
}
