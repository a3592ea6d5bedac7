// A team of a cohort, chosen by its name.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamsOf } from '../../api/names.js';
import { NamedSelect } from './named-select.js';
import { boardOf } from './words/titles.js';

interface Props {
  readonly cohort: string | undefined;
  readonly value: string | undefined;
  onChange(team: string | null): void;
}

export function TeamSelect({ cohort, value, onChange }: Props) {
  const { t } = useTranslation('auditor');
  const { data } = useQuery({ ...boardOf(cohort ?? ''), enabled: !!cohort });
  const named = (data ? teamsOf(data) : []).map(({ team, name }) => ({ value: team, label: name }));
  return (
    <NamedSelect label={t('team')} placeholder={t('any-team')} disabled={!cohort} {...{ named, value, onChange }} />
  );
}
