// The dashboard: how far which region is, live or on a past day. Everything on it is of one position of the log.
import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { regions as allRegions } from '../../api/queries.js';
import { Loading } from '../../shell/loading.js';
import styles from './dashboard.module.css';
import { Districts } from './districts.js';
import { ExplainDrawer } from './explain-drawer.js';
import { Feed } from './feed.js';
import { Explaining } from './figure.js';
import { Filters } from './filters.js';
import { FunnelCard } from './funnel.js';
import { MapCard } from './map-card.js';
import type { Progress } from './progress.js';
import { nameIn, RegionDrawer } from './region-drawer.js';
import { PastBanner, TimeSlider } from './time-slider.js';
import { Totals } from './totals.js';
import { useBoard } from './use-board.js';
import { useView, type View } from './view.js';

export function Component() {
  const { t } = useTranslation('dashboard');
  const [view, change] = useView();
  const { progress, isComing, error } = useBoard(view);
  const { search } = useLocation();
  return (
    <div className={styles.page} data-past={view.asOf !== null || undefined}>
      <div className={styles.top}>
        <h1>{t('title')}</h1>
        <Button
          component={Link}
          to={`/wall${search}`}
          variant="subtle"
          size="compact-sm"
          title={t('wall-hint')}
          visibleFrom="xs"
        >
          {t('wall')}
        </Button>
      </div>
      <Filters view={view} columns={progress?.columns ?? []} onChange={change} />
      <TimeSlider view={view} onChange={change} />
      {view.asOf !== null && <PastBanner asOf={view.asOf} isComing={isComing} onBack={() => change({ asOf: null })} />}
      {error && <Alert color="red">{error.message}</Alert>}
      {progress ? <Board {...{ view, progress, change }} /> : !error && <Loading />}
    </div>
  );
}

interface BoardProps {
  readonly view: View;
  readonly progress: Progress;
  change(change: Partial<View>): void;
}

function Board({ view, progress, change }: BoardProps) {
  const { t } = useTranslation('dashboard');
  const regions = useQuery(allRegions).data?.items ?? [];
  const explain = useCallback((asked: string) => change({ explain: asked }), [change]);
  return (
    <Explaining value={explain}>
      <Totals progress={progress} />
      {progress.incomplete ? (
        <p className={styles.incomplete}>{t('incomplete', { count: progress.incomplete })}</p>
      ) : null}
      <div className={styles.board}>
        <MapCard {...{ view, progress, regions }} onOpen={(region) => change({ region })} />
        <div className={styles.side}>
          <FunnelCard view={view} progress={progress} />
          {view.asOf === null && <Feed {...{ progress, view }} />}
        </div>
      </div>
      <Districts progress={progress} />
      <RegionDrawer {...{ view, progress }} nameOf={nameIn(regions)} onClose={() => change({ region: null })} />
      <ExplainDrawer {...{ view, progress }} onExplain={explain} onClose={() => change({ explain: null })} />
    </Explaining>
  );
}
