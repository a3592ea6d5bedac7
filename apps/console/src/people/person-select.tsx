// A person by name: one who is registered, or somebody new.
import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenIn, kept } from './chosen.js';
import { LEAST_LETTERS, peopleNamed } from './found.js';

interface Props extends Pick<SelectProps, 'label' | 'description' | 'required'> {
  readonly value: string;
  onChange(value: string): void;
}

export function PersonSelect({ value, onChange, ...said }: Props) {
  const { t } = useTranslation('commands');
  const chosen = chosenIn(value);
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const q = useDeferredValue(typed.trim());
  const isChosen = chosen?.name === q;
  const named = peopleNamed(q);
  const people = useQuery({ ...named, enabled: named.enabled === true && !isChosen }).data ?? [];
  const asNew = q.length >= LEAST_LETTERS && !isChosen ? [{ person: '', name: q }] : [];
  const offered = [...(chosen ? [chosen] : []), ...people.map(({ value: person, label: name }) => ({ person, name }))];
  const distinct = new Map([...offered, ...asNew].map((each) => [kept(each), each]));
  const options = [...distinct].map(([id, each]) => ({ value: id, label: each.name }));
  return (
    <Select
      {...said}
      description={said.description ?? t('person-hint')}
      data={options}
      filter={({ options: all }) => all}
      renderOption={({ option: { value: id, label } }) =>
        chosenIn(id)?.person ? label : t('new-person', { name: label })
      }
      value={value || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(picked) => onChange(picked ?? '')}
      nothingFoundMessage={t('type-a-name')}
      openOnFocus={false}
      searchable
    />
  );
}
