// Who decided, chosen by what the token is for or by its id.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { actors } from './words/actors.js';

/** Of thousands, as many as one can look through; the others come while one types. */
const MOST_SHOWN = 100;

interface Props {
  readonly value: string | undefined;
  onChange(actor: string | null): void;
}

export function ActorSelect({ value, onChange }: Props) {
  const { t } = useTranslation('auditor');
  const known = useQuery(actors).data ?? [];
  const named = known.map(({ actor, title }) => ({
    value: actor,
    label: actor === 'system' ? t('system-actor') : title === null ? actor : `${title} (${actor})`,
  }));
  // A link may name one that has decided nothing.
  const isKnown = !value || named.some((each) => each.value === value);
  return (
    <Select
      label={t('actor')}
      placeholder={t('any-actor')}
      data={isKnown ? named : [{ value, label: value }, ...named]}
      value={value ?? null}
      onChange={onChange}
      limit={MOST_SHOWN}
      {...{ clearable: true, searchable: true, w: 260 }}
    />
  );
}
