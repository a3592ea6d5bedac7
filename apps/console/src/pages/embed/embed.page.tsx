// The board within another site's page: `/embed#{token}`. A frame there has no session of ours, so it sends a token that
// may only look; with any other token nothing is shown.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EventSource as FetchedSource } from 'eventsource';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { me, regions as allRegions } from '../../api/queries.js';
import { Coming } from '../../commands/coming.js';
import { openSourcesBy } from '../../live/event-stream.js';
import { Loading } from '../../shell/loading.js';
import { FreshnessBadge } from '../../shell/freshness-badge.js';
import { MapCard } from '../dashboard/map-card.js';
import { Totals } from '../dashboard/totals.js';
import { useBoard } from '../dashboard/use-board.js';
import { useView } from '../dashboard/view.js';
import styles from './embed.module.css';

const nothing = () => undefined;

/** Everything that this document asks from now on is asked with the token alone. */
function askWith(token: string): void {
  const authorization = `Bearer ${token}`;
  api.use({
    onRequest: ({ request }) => {
      request.headers.set('Authorization', authorization);
      return request;
    },
  });
  const withToken: typeof fetch = (input, init) =>
    fetch(input, { ...init, credentials: 'omit', headers: { ...init?.headers, Authorization: authorization } });
  openSourcesBy((url) => new FetchedSource(new URL(url, location.href), { fetch: withToken }) as EventSource);
}

export function Component() {
  const { t } = useTranslation('dashboard');
  useState(() => askWith(location.hash.slice(1)));
  const { data, error } = useQuery(me);
  if (error || (data && data.role !== 'viewer'))
    return (
      <main className={styles.page}>
        <Alert color="red" title={t('embed-viewers')}>
          {t('embed-viewers-hint')}
        </Alert>
      </main>
    );
  return data ? <Embedded /> : <Loading />;
}

function Embedded() {
  const { t } = useTranslation('dashboard');
  const [view] = useView();
  const { progress, error } = useBoard({ ...view, asOf: null });
  const regions = useQuery(allRegions).data?.items ?? [];
  if (!progress)
    return (
      <main className={styles.page}>
        <Coming error={error} />
      </main>
    );
  return (
    <main className={styles.page}>
      <h1 className="unseen">{t('title')}</h1>
      <Totals progress={progress} />
      <MapCard {...{ view, progress, regions }} onOpen={nothing} />
      <FreshnessBadge />
    </main>
  );
}
