// What a decision stood on: the rules by their hash, and the streams at their revisions.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from '../auditor.module.css';
import type { About } from './decision.page.js';

export function Rules({ found }: About) {
  const { t } = useTranslation(['auditor', 'decisions']);
  const rules = Object.entries(found.receipt.rules);
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('rules')}</h2>
      <p className="quiet">{t(rules.length ? 'rules-hint' : 'no-rules')}</p>
      <ul className={styles.list}>
        {rules.map(([name, { id, edition, sha256 }]) => (
          <li key={name}>
            <p>
              <b>{t(`decisions:rules.${name}`, { defaultValue: name })}</b>
              {id !== name && ` ${id}`}, {t('edition', { edition })}
            </p>
            <p className={styles.code}>{sha256}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Basis({ found, words }: About) {
  const { t } = useTranslation('auditor');
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('basis')}</h2>
      <p className="quiet">{t(found.basis.length ? 'basis-hint' : 'no-basis')}</p>
      <ul className={styles.list}>
        {found.basis.map(({ stream, revision, upTo }) => {
          const { kind, name } = words.subject(stream);
          const at = new URLSearchParams({ stream, revision: revision ?? '' });
          return (
            <li key={stream}>
              <p>
                <span className="quiet">{kind}</span> {name}
                {', '}
                {revision !== null ? (
                  <Link to={`/auditor?${at}`}>{t('basis-revision', { revision })}</Link>
                ) : (
                  t(upTo === undefined ? 'basis-none' : 'basis-up-to')
                )}
              </p>
              <p className={`${styles.code} quiet`}>{stream}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
