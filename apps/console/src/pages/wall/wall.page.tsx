// The board on a wall: nobody touches it, so it says its age, names its time zone, and reloads itself on a new build.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Coming } from '../../commands/coming.js';
import { programs, regions as allRegions } from '../../api/queries.js';
import { useFreshness } from '../../live/freshness.js';
import { Mark } from '../../shell/mark.js';
import { clockText, dayText, zone } from '../../texts/times.js';
import { inLanguage } from '../../texts/titles.js';
import { Feed } from '../dashboard/feed.js';
import { FunnelCard } from '../dashboard/funnel.js';
import { MapCard } from '../dashboard/map-card.js';
import { Totals } from '../dashboard/totals.js';
import { useBoard } from '../dashboard/use-board.js';
import { useView } from '../dashboard/view.js';
import { useNewBuild } from './use-new-build.js';
import { useNow } from './use-now.js';
import styles from './wall.module.css';

const nothing = () => undefined;

export function Component() {
  const { t } = useTranslation(['dashboard', 'shell']);
  const [asked] = useView();
  const view = { ...asked, asOf: null };
  const { progress, error } = useBoard(view);
  const regions = useQuery(allRegions).data?.items ?? [];
  const program = useQuery(programs).data?.items.find((each) => each.program === view.program);
  const { search } = useLocation();
  useNewBuild();
  return (
    <main className={styles.wall}>
      <header className={styles.header}>
        <Link to={`/${search}`} className={styles.home}>
          <Mark />
        </Link>
        <h1>{program ? inLanguage(program.title) : t('title')}</h1>
        <Clock />
      </header>
      <Stale />
      {progress ? (
        <div className={styles.board}>
          <div className={styles.left}>
            <Totals progress={progress} />
            <MapCard {...{ view, progress, regions }} onOpen={nothing} />
          </div>
          <div className={styles.right}>
            <FunnelCard view={view} progress={progress} />
            <Feed {...{ progress, view }} />
          </div>
        </div>
      ) : (
        <Coming error={error} />
      )}
    </main>
  );
}

function Clock() {
  const now = useNow();
  return (
    <p className={styles.clock}>
      <b className="figures">{clockText(now)}</b>
      <span className="quiet">
        {dayText(now)} · {zone()}
      </span>
    </p>
  );
}

/** Heartbeats come every 15 s: what is older than two of them is told in large type. */
const STALE_MS = 35_000;

function Stale() {
  const { t } = useTranslation('dashboard');
  const fresh = useFreshness();
  const now = useNow();
  if (fresh?.at === undefined || (fresh.state === 'live' && now - fresh.at < STALE_MS)) return null;
  const seconds = Math.max(0, Math.round((now - fresh.at) / 1_000));
  const age = seconds < 120 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.floor(seconds / 60) });
  return (
    <p className={styles.stale} role="alert">
      {t('stale', { age })}
    </p>
  );
}
