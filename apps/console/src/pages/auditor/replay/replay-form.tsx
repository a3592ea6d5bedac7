// Which decisions to ask again: of a cohort, a team, a command, a time; without any of these all of them.
import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cohorts } from '../../../api/queries.js';
import styles from '../auditor.module.css';
import { queryOf } from '../log/filter.js';
import { TeamSelect } from '../team-select.js';

interface Props {
  readonly isRunning: boolean;
  onAsk(filter: object): void;
}

export function ReplayForm({ isRunning, onAsk }: Props) {
  const { t } = useTranslation(['auditor', 'decisions']);
  const all = useQuery(cohorts()).data?.items ?? [];
  const commands = t('decisions:command', { returnObjects: true }) as Readonly<Record<string, string>>;
  const [filter, setFilter] = useState<Record<string, string>>({});
  const set = (name: string, value: string | null) =>
    setFilter(({ [name]: _, ...rest }) => (value ? { ...rest, [name]: value } : rest));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk(JSON.parse(JSON.stringify(queryOf(filter))) as object);
  };
  return (
    <form className={styles.filters} onSubmit={ask} aria-label={t('replay-title')}>
      <Select
        label={t('cohort')}
        placeholder={t('any-cohort')}
        data={all.map(({ cohort, title }) => ({ value: cohort, label: title }))}
        value={filter.cohort ?? null}
        onChange={(cohort) => {
          set('cohort', cohort);
          set('team', null);
        }}
        {...{ clearable: true, searchable: true, w: 230 }}
      />
      <TeamSelect cohort={filter.cohort} value={filter.team} onChange={(team) => set('team', team)} />
      <Select
        label={t('command')}
        placeholder={t('any-command')}
        data={Object.entries(commands).map(([value, label]) => ({ value, label }))}
        value={filter.command ?? null}
        onChange={(command) => set('command', command)}
        {...{ clearable: true, searchable: true, w: 260 }}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(name)}
          value={filter[name] ?? ''}
          onChange={(event) => set(name, event.currentTarget.value)}
          w={150}
        />
      ))}
      <Button type="submit" loading={isRunning}>
        {t('replay-ask')}
      </Button>
    </form>
  );
}
