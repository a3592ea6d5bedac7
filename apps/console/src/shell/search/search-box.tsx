// The field and what was found under it, gone through by the arrows and opened by Enter.
import { ActionIcon, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconBuildingCommunity,
  IconCalendarEvent,
  IconHash,
  IconMapPin,
  IconSearch,
  IconUser,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { cohorts } from '../../api/queries.js';
import { RefusalNote } from '../../commands/refusal-note.js';
import { useMe } from '../../session/use-me.js';
import { useRegionName } from '../../texts/use-region-name.js';
import { addressOf, found, type Hit, keyOf } from './hits.js';
import styles from './search.module.css';

/** From key to question. */
const PAUSE_MS = 150;
const icons = {
  region: IconMapPin,
  cohort: IconCalendarEvent,
  team: IconBuildingCommunity,
  'registry-entry': IconHash,
  person: IconUser,
} as const;

export default function SearchBox({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const { mayWorkOn } = useMe();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const {
    data: hits = [],
    error,
    isFetching,
    isPlaceholderData,
  } = useQuery({ ...found(asked), placeholderData: (before) => before });
  const shown = asked === '' ? [] : hits;
  // Of what was typed before: shown until there is better, but nothing of it is opened.
  const isStale = isPlaceholderData || typed.trim() !== asked;
  const combobox = useCombobox({ opened: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first is chosen whenever there are others
  useEffect(() => {
    combobox.selectFirstOption();
  }, [shown, isStale]);
  const open = (key: string) => {
    const hit = shown.find((each) => keyOf(each) === key);
    if (!hit) return;
    onClose();
    void navigate(addressOf(hit, mayWorkOn));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open} resetSelectionOnOptionHover>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          aria-label={t('search')}
          placeholder={t('what')}
          size="md"
          variant="unstyled"
          className={styles.field}
          leftSection={<IconSearch size={19} aria-hidden />}
          rightSection={
            <ActionIcon variant="subtle" color="gray" aria-label={t('shell:close')} onClick={onClose}>
              <IconX size={17} />
            </ActionIcon>
          }
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Escape' && onClose()}
          autoComplete="off"
          autoFocus
          data-autofocus
        />
      </Combobox.EventsTarget>
      <div aria-busy={isFetching}>
        {error && <RefusalNote error={error} />}
        <Combobox.Options aria-label={t('found')} className={styles.found} tabIndex={shown.length ? 0 : -1}>
          {shown.map((hit) => (
            <Combobox.Option key={keyOf(hit)} value={keyOf(hit)} className={styles.hit} disabled={isStale}>
              <Shown hit={hit} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {shown.length === 0 && !error && (
          <p className={`quiet ${styles.nothing}`} role="status">
            {t(asked === '' ? 'hint' : isFetching ? 'shell:loading' : 'nothing', { what: asked })}
          </p>
        )}
      </div>
    </Combobox>
  );
}

function Shown({ hit }: { hit: Hit }) {
  const { t } = useTranslation('search');
  const nameOf = useRegionName();
  const known = useQuery(cohorts()).data?.items ?? [];
  const Icon = icons[hit.kind];
  const cohort = 'team' in hit && known.find((each) => each.cohort === hit.cohort)?.title;
  const title = {
    region: () => nameOf((hit as { region: string }).region),
    'registry-entry': () => t('number', { number: hit.title }),
  }[hit.kind as 'region'];
  return (
    <>
      <Icon size={18} stroke={1.6} aria-hidden className={styles.icon} />
      <span className={styles.title}>
        {title?.() ?? hit.title}
        {cohort && <small>{cohort}</small>}
      </span>
      <small>{t(hit.kind)}</small>
    </>
  );
}
