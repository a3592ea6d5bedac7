// While a page is on its way.
import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.middle} role="status">
      <Loader size="sm" aria-hidden />
      <span className="quiet">{t('loading')}</span>
    </div>
  );
}
