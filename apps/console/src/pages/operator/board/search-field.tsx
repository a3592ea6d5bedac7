// The search over the board. A key is shown at once; rows follow as soon as they can, and the address once typing pauses.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE_MS = 250;

interface Props {
  /** As the address has it: also when a saved view or the way back changes it. */
  readonly search: string;
  onFind(search: string): void;
  onSettle(search: string): void;
}

export function SearchField({ search, onFind, onSettle }: Props) {
  const { t } = useTranslation('operator');
  const [typed, setTyped] = useState(search);
  const settled = useRef(search);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  useEffect(() => {
    if (search === settled.current) return;
    clearTimeout(pause.current);
    settled.current = search;
    setTyped(search);
    onFind(search);
  }, [search, onFind]);
  const type = (text: string) => {
    setTyped(text);
    startTransition(() => onFind(text));
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      settled.current = text;
      onSettle(text);
    }, PAUSE_MS);
  };
  return (
    <TextInput
      aria-label={t('search-teams')}
      placeholder={t('search-teams-short')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      flex="1 1 9.5rem"
      maw={240}
    />
  );
}
