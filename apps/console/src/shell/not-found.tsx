// An address that is none.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './shell.module.css';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className={styles.middle}>
      <h1>{t('not-found')}</h1>
      <p className="quiet">{t('not-found-hint')}</p>
      <Link to="/">{t('to-dashboard')}</Link>
    </div>
  );
}
