// What came of it: the events, each in a sentence with its data, or the refusal with its facts.
import { useTranslation } from 'react-i18next';
import styles from '../auditor.module.css';
import { Json } from '../json.js';
import type { About } from './decision.page.js';

export function Outcome({ found, words }: About) {
  const { t } = useTranslation('auditor');
  const { refused, facts, cohort, events } = found;
  if (refused !== null) {
    const { title, detail } = words.refusal(refused, facts, cohort);
    return (
      <section className={`card ${styles.card}`}>
        <h2>{t('why-refused')}</h2>
        <p>
          <span className={styles.badge} data-tone="bad">
            {t('refused')}
          </span>{' '}
          <b>{title}.</b> {detail}
        </p>
        <details>
          <summary>{t('facts')}</summary>
          <Json value={facts} />
        </details>
      </section>
    );
  }
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('what-came')}</h2>
      <ol className={styles.list}>
        {events.map((event) => (
          <li key={event.revision}>
            <p>{words.event(event, cohort)}</p>
            <details>
              <summary className="quiet">
                {t('data')} <code className={styles.code}>{event.type}</code>
              </summary>
              <Json value={event.data} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
