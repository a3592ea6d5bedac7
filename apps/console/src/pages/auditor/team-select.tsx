// A team of a cohort, chosen by its name.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamsOf } from '../../api/names.js';
import { boardOf } from './words/titles.js';

/** Of thousands, as many as one can look through; the others come while one types. */
const MOST_SHOWN = 100;

interface Props {
  readonly cohort: string | undefined;
  readonly value: string | undefined;
  onChange(team: string | null): void;
}

export function TeamSelect({ cohort, value, onChange }: Props) {
  const { t } = useTranslation('auditor');
  const { data } = useQuery({ ...boardOf(cohort ?? ''), enabled: !!cohort });
  const teams = (data ? teamsOf(data) : []).map(({ team, name }) => ({ value: team, label: name }));
  // A link may name one that is not known here.
  const isKnown = !value || teams.some((team) => team.value === value);
  return (
    <Select
      label={t('team')}
      placeholder={t('any-team')}
      data={isKnown ? teams : [{ value, label: value }, ...teams]}
      value={value ?? null}
      onChange={onChange}
      limit={MOST_SHOWN}
      disabled={!cohort}
      {...{ clearable: true, searchable: true, w: 260 }}
    />
  );
}
