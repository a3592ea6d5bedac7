// What a token is bound to: cohorts and regions, a team's to its team, a commissioner's to the person it speaks for.
import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { board as boardOf, cohorts, regions } from '../../../api/queries.js';
import { LEAST_LETTERS, peopleNamed } from '../../../people/found.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import type { Draft } from './issuance.js';

interface Props {
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
}

export function ScopeFields({ draft, change }: Props) {
  if (draft.role === 'administrator') return null;
  if (draft.role === 'team') return <TeamField {...{ draft, change }} />;
  return (
    <>
      {draft.role === 'commission-member' && <PersonField {...{ draft, change }} />}
      <BoundTo {...{ draft, change }} />
    </>
  );
}

function BoundTo({ draft, change }: Props) {
  const { t } = useTranslation('admin');
  const nameOf = useRegionName();
  const all = useQuery(cohorts()).data?.items ?? [];
  const table = useQuery(regions).data?.items ?? [];
  return (
    <>
      <MultiSelect
        label={t('only-cohorts')}
        placeholder={draft.cohorts.length ? undefined : t('any-cohort')}
        data={all.map(({ cohort, title }) => ({ value: cohort, label: title }))}
        value={[...draft.cohorts]}
        onChange={(chosen) => change({ cohorts: chosen })}
        {...{ searchable: true, clearable: true, hidePickedOptions: true }}
      />
      <MultiSelect
        label={t('only-regions')}
        description={t('only-regions-hint')}
        placeholder={draft.regions.length ? undefined : t('any-region')}
        data={table.map(({ key }) => ({ value: key, label: nameOf(key) }))}
        value={[...draft.regions]}
        onChange={(chosen) => change({ regions: chosen })}
        {...{ searchable: true, clearable: true, hidePickedOptions: true }}
      />
    </>
  );
}

function TeamField({ draft, change }: Props) {
  const { t } = useTranslation('admin');
  const [cohort, setCohort] = useState('');
  const all = useQuery(cohorts()).data?.items ?? [];
  const board = useQuery({ ...boardOf(cohort), enabled: cohort !== '' }).data;
  const teams = board ? [...board.teams, ...board.waiting] : [];
  return (
    <>
      <Select
        label={t('cohort-of-team')}
        data={all.map((each) => ({ value: each.cohort, label: each.title }))}
        value={cohort || null}
        onChange={(chosen) => {
          setCohort(chosen ?? '');
          change({ team: '' });
        }}
        {...{ searchable: true, required: true }}
      />
      <Select
        label={t('which-team')}
        data={teams.map(({ team, name }) => ({ value: `${cohort}.${team}`, label: name }))}
        value={draft.team || null}
        onChange={(team) => change({ team: team ?? '' })}
        disabled={!cohort}
        nothingFoundMessage={t('nobody-found')}
        {...{ searchable: true, required: true }}
      />
    </>
  );
}

function PersonField({ draft, change }: Props) {
  const { t } = useTranslation('admin');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const q = useDeferredValue(typed.trim());
  const named = peopleNamed(q);
  const people = useQuery({ ...named, enabled: named.enabled && q !== chosen?.label }).data ?? [];
  const options = chosen && !people.some(({ value }) => value === chosen.value) ? [chosen, ...people] : people;
  return (
    <Select
      label={t('whose-voice')}
      description={t('whose-voice-hint')}
      data={options}
      filter={({ options: all }) => all}
      value={draft.person || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(person) => {
        setChosen(options.find(({ value }) => value === person));
        change({ person: person ?? '' });
      }}
      nothingFoundMessage={q.length < LEAST_LETTERS ? t('type-a-name') : t('nobody-found')}
      {...{ searchable: true, required: true }}
    />
  );
}
