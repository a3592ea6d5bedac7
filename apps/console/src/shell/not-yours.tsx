// A page that the role may not open.
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-me.js';
import styles from './sections.module.css';

export function NotYours() {
  const { t } = useTranslation(['shell', 'domain']);
  const { role } = useMe();
  return (
    <div className={styles.notYours}>
      <h1>{t('not-yours')}</h1>
      <p className="quiet">{t('not-yours-hint', { role: t(`domain:role-${role}`) })}</p>
    </div>
  );
}
