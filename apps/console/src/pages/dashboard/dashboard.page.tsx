// The dashboard: how far which region is, live. Everything on it is of one position of the log.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { regions as allRegions } from '../../api/queries.js';
import { useLive } from '../../live/use-live.js';
import { Loading } from '../../shell/loading.js';
import styles from './dashboard.module.css';
import { Districts } from './districts.js';
import { Filters } from './filters.js';
import { Legend } from './legend.js';
import { type Progress, withChange } from './progress.js';
import { TileMap } from './tile-map.js';
import { Totals } from './totals.js';
import { streamOf, useView, type View } from './view.js';

export function Component() {
  const { t } = useTranslation('dashboard');
  const [view, change] = useView();
  const { data: progress } = useLive<Progress>(streamOf(view), withChange);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <h1>{t('title')}</h1>
        <Filters view={view} columns={progress?.columns ?? []} onChange={change} />
      </div>
      {progress ? <Board {...{ view, progress, change }} /> : <Loading />}
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
  const { columns } = progress;
  const wanted = regions.filter(({ district }) => view.district === null || (district ?? '') === view.district);
  const coverage = view.coloring === 'coverage' ? (view.stage ?? columns.at(-1)?.key) : undefined;
  return (
    <>
      <Totals progress={progress} />
      {progress.incomplete ? (
        <p className={styles.incomplete}>{t('incomplete', { count: progress.incomplete })}</p>
      ) : null}
      <section className={`card ${styles.mapCard}`} data-position={progress.position}>
        <TileMap
          regions={wanted}
          rows={progress.regions}
          {...{ columns, coverage }}
          counting={view.counting}
          onOpen={(region) => change({ region })}
        />
        <Legend view={view} columns={columns} />
      </section>
      <Districts progress={progress} />
    </>
  );
}
