// Every program, with who commissioned it, the version of its charter and the cohorts that run under it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Coming } from '../../commands/coming.js';
import { cohorts, programs } from '../../api/queries.js';
import { useMe } from '../../session/use-me.js';
import { dayText } from '../../texts/times.js';
import { inLanguage } from '../../texts/titles.js';
import styles from './program.module.css';

export function Component() {
  const { t } = useTranslation('program');
  const { data, error } = useQuery(programs);
  const all = useQuery(cohorts()).data?.items ?? [];
  const { mayWorkOn } = useMe();
  if (!data) return <Coming error={error} />;
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <h1>{t('programs')}</h1>
        <p className="quiet">{t('programs-lead')}</p>
      </div>
      {data.items.length === 0 && <p className={styles.empty}>{t('no-programs')}</p>}
      <ul className={styles.programs}>
        {data.items.map(({ program, title, customer, operator, version, charteredAt }) => {
          const its = all.filter((each) => each.program === program);
          return (
            <li key={program} className={`card ${styles.card}`} data-program={program}>
              <h2>
                <Link to={`/programs/${program}`}>{inLanguage(title)}</Link>
              </h2>
              <p className="quiet">{t('for-by', { customer: inLanguage(customer), operator: inLanguage(operator) })}</p>
              <p>{t('version-since', { version, day: dayText(charteredAt) })}</p>
              {its.length > 0 && (
                <p>
                  {t('cohorts')}:{' '}
                  {its.map(({ cohort, title: name }, index) => (
                    <span key={cohort}>
                      {index > 0 && ', '}
                      {mayWorkOn('attendance') ? <Link to={`/operator/cohorts/${cohort}`}>{name}</Link> : name}
                    </span>
                  ))}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
