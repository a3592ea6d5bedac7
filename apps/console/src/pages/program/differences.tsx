// What differs from another version, rule by rule.
import { useTranslation } from 'react-i18next';
import styles from './program.module.css';
import type { Difference } from './rules/rule.js';

export function Differences({ version, differences }: { version: number; differences: readonly Difference[] }) {
  const { t } = useTranslation('program');
  return (
    <section className={`card ${styles.differences}`} aria-label={t('differences', { version })}>
      <h2>{t('differences', { version })}</h2>
      {differences.length === 0 && <p className="quiet">{t('no-differences')}</p>}
      <ul>
        {differences.map(({ section, rule, where, label, before, after }) => (
          <li key={`${section} ${rule}`}>
            <b>{where}</b> · {label}: <del>{before ?? t('there-was-none')}</del> <span aria-hidden>→</span>{' '}
            <ins>{after ?? t('there-is-none')}</ins>
          </li>
        ))}
      </ul>
    </section>
  );
}
