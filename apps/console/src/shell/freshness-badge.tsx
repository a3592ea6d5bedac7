// How fresh the page is, on every page.
import { useTranslation } from 'react-i18next';
import { useFreshness } from '../live/freshness.js';
import { clockText, zone } from '../texts/times.js';
import styles from './shell.module.css';

export function FreshnessBadge() {
  const { t } = useTranslation();
  const fresh = useFreshness();
  if (!fresh) return null;
  return (
    <span className={styles.fresh} data-state={fresh.state} title={t('zone', { zone: zone() })}>
      <span role="status">{t(fresh.state)}</span>
      {fresh.at !== undefined && <span className="figures"> · {t('as-of', { time: clockText(fresh.at) })}</span>}
    </span>
  );
}
