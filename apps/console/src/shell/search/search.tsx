// Search from everywhere: a field in the header, Ctrl K from any page; teams, people, regions, cohorts, registry numbers.
import { Kbd, Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/use-me.js';
import { Loading } from '../loading.js';
import styles from './search.module.css';

/** Loaded when it is first opened. */
const SearchBox = lazy(() => import('./search-box.js'));
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A team's token asks for its own case file alone. */
export function Search() {
  return useMe().role === 'team' ? null : <Everywhere />;
}

function Everywhere() {
  const { t } = useTranslation('search');
  const [isOpen, { open, close, toggle }] = useDisclosure(false);
  useHotkeys([['mod+K', toggle, { usePhysicalKeys: true }]], []);
  return (
    <>
      <UnstyledButton className={styles.opener} onClick={open} aria-keyshortcuts="Control+K">
        <IconSearch size={17} aria-hidden />
        <span className={styles.word}>{t('search')}</span>
        <Kbd size="xs" className={styles.keys}>
          {isMac ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <Modal.Root opened={isOpen} onClose={close} size="36rem" yOffset="10dvh" zIndex={400}>
        <Modal.Overlay />
        <Modal.Content aria-label={t('search')} radius="lg">
          <Modal.Body p={0}>
            <Suspense fallback={<Loading />}>
              <SearchBox onClose={close} />
            </Suspense>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
