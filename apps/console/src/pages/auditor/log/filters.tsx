// What to show of the log: by cohort and team, command, actor, days and outcome.
import { Button, Pill, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cohorts } from '../../../api/queries.js';
import { ActorSelect } from '../actor-select.js';
import styles from '../auditor.module.css';
import { TeamSelect } from '../team-select.js';
import { type Filter, type FilterName, isEmpty } from './filter.js';

interface Props {
  readonly filter: Filter;
  change(change: Partial<Record<FilterName, string | null>>): void;
}

export function Filters({ filter, change }: Props) {
  const { t } = useTranslation(['auditor', 'decisions']);
  const all = useQuery(cohorts()).data?.items ?? [];
  const commands = t('decisions:command', { returnObjects: true }) as Readonly<Record<string, string>>;
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <Select
        label={t('cohort')}
        placeholder={t('any-cohort')}
        data={all.map(({ cohort, title }) => ({ value: cohort, label: title }))}
        value={filter.cohort ?? null}
        onChange={(cohort) => change({ cohort, team: null })}
        {...{ clearable: true, searchable: true, w: 230 }}
      />
      {filter.cohort && <TeamSelect cohort={filter.cohort} value={filter.team} onChange={(team) => change({ team })} />}
      <Select
        label={t('command')}
        placeholder={t('any-command')}
        data={Object.entries(commands).map(([value, label]) => ({ value, label }))}
        value={filter.command ?? null}
        onChange={(command) => change({ command })}
        {...{ clearable: true, searchable: true, w: 260 }}
      />
      <ActorSelect value={filter.actor} onChange={(actor) => change({ actor })} />
      <TextInput
        type="date"
        label={t('from')}
        value={filter.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value || null })}
        w={150}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={filter.to ?? ''}
        onChange={(event) => change({ to: event.currentTarget.value || null })}
        w={150}
      />
      <SegmentedControl
        aria-label={t('outcome')}
        data={(['all', 'taken', 'refused'] as const).map((value) => ({ value, label: t(`outcome-${value}`) }))}
        value={filter.outcome ?? 'all'}
        onChange={(outcome) => change({ outcome: outcome === 'all' ? null : outcome })}
      />
      {filter.stream && (
        <Pill size="lg" withRemoveButton onRemove={() => change({ stream: null, revision: null })}>
          {t('of-stream', { stream: filter.stream })}
          {filter.revision !== undefined && `, ${t('of-revision', { revision: filter.revision })}`}
        </Pill>
      )}
      {!isEmpty(filter) && (
        <Button
          variant="subtle"
          onClick={() =>
            change(Object.fromEntries(Object.keys(filter).map((name) => [name, null])) as Record<FilterName, null>)
          }
        >
          {t('clear-filters')}
        </Button>
      )}
    </search>
  );
}
