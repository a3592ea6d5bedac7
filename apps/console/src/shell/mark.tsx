// The waymark: the product's sign and name.
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

export function Mark({ isLarge = false }: { isLarge?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} data-large={isLarge || undefined}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M6 2.500v19" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" />
        <path d="M7.200 3.200h13l-3.700 4.700 3.700 4.700h-13z" fill="#e9a93a" />
      </svg>
      {t('name')}
    </span>
  );
}
