// Views of the board that somebody keeps under a name: filter, order and search as the address has them, for any cohort.
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import styles from './saved-views.module.css';

interface SavedView {
  readonly name: string;
  /** Of the address. */
  readonly query: string;
}

export function SavedViews() {
  const { t } = useTranslation('operator');
  const [params] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const [views, setViews] = useLocalStorage<readonly SavedView[]>({ key: 'vekha-views', defaultValue: [] });
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const query = params.toString();
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (!given) return;
    setViews((before) => [...before.filter((view) => view.name !== given), { name: given, query }]);
    setName('');
  };
  const forget = (given: string) => {
    setViews((before) => before.filter((view) => view.name !== given));
    // The button goes away with its view.
    field.current?.focus();
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" withArrow trapFocus shadow="md" width={300}>
      <Popover.Target>
        <Button
          variant="subtle"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen((before) => !before)}
        >
          {t('views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views')}>
        {views.length === 0 && <p className="quiet">{t('views-none')}</p>}
        <ul className={styles.views}>
          {views.map((view) => (
            <li key={view.name}>
              <Link
                to={{ search: view.query }}
                aria-current={view.query === query ? 'true' : undefined}
                onClick={() => setOpen(false)}
              >
                {view.name}
              </Link>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('views-forget', { name: view.name })}
                onClick={() => forget(view.name)}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form onSubmit={keep} className={styles.keep}>
          <TextInput
            ref={field}
            aria-label={t('views-name')}
            placeholder={t('views-name')}
            size="xs"
            maxLength={60}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={!name.trim()}>
            {t('views-keep')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
