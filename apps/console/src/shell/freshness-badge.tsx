// How fresh the page is, on every page: by what is streamed to it, else by what it asked for.
import { useTranslation } from 'react-i18next';
import { useAsked } from '../live/asked.js';
import { useFreshness } from '../live/freshness.js';
import { clockText, zone } from '../texts/times.js';
import styles from './shell.module.css';

export function FreshnessBadge() {
  const { t } = useTranslation();
  const asked = useAsked();
  const fresh = useFreshness() ?? asked;
  if (!fresh) return null;
  return (
    <span className={styles.fresh} data-state={fresh.state} title={t('zone', { zone: zone() })}>
      <span role="status">{fresh.state !== 'asked' && t(fresh.state)}</span>
      {fresh.state !== 'asked' && fresh.at !== undefined && ' · '}
      {fresh.at !== undefined && <span className="figures">{t('as-of', { time: clockText(fresh.at) })}</span>}
    </span>
  );
}
