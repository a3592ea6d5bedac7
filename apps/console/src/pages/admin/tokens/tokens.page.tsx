// Tokens: who may sign in as what, how far each goes, until when, and when it was last heard of.
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Coming } from '../../../commands/coming.js';
import styles from '../admin.module.css';
import { Issuing } from './issuing.js';
import { Revoking } from './revoking.js';
import { TokenTable } from './token-table.js';
import { allTokens, byLastUse, standingOf, type Token } from './tokens.js';

type Shown = 'in-force' | 'all';

export function Component() {
  const { t } = useTranslation('admin');
  const [after, setAfter] = useState<string>();
  const [shown, setShown] = useState<Shown>('in-force');
  const [isIssuing, setIsIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(allTokens(after));
  if (!data) return <Coming error={error} />;
  const all = data.pages.flatMap(({ items }) => items).sort(byLastUse);
  const inForce = all.filter((token) => standingOf(token) === 'in-force');
  const more = hasNextPage ? '+' : '';
  return (
    <>
      <div className={styles.top}>
        <div>
          <h1>{t('tokens')}</h1>
          <p className="quiet">{t('tokens-lead')}</p>
        </div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsIssuing(true)}>
          {t('issue-token')}
        </Button>
      </div>
      <div className={styles.actions}>
        <SegmentedControl
          aria-label={t('which-tokens')}
          data={[
            { value: 'in-force', label: `${t('show-in-force')} · ${inForce.length}${more}` },
            { value: 'all', label: `${t('show-all')} · ${all.length}${more}` },
          ]}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
        />
      </div>
      <TokenTable tokens={shown === 'all' ? all : inForce} onRevoke={setRevoking} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more-tokens')}
        </Button>
      )}
      <p className="quiet">{t('last-use-means')}</p>
      <Issuing isOpen={isIssuing} onClose={() => setIsIssuing(false)} onDone={setAfter} />
      <Revoking token={revoking} onClose={() => setRevoking(undefined)} onDone={setAfter} />
    </>
  );
}
