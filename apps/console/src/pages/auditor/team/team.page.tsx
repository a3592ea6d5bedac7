// A team on two clocks: its decisions, and its case file as it was known and true, beside what it is now.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { caseFile } from '../../../api/case-file.js';
import { Loading } from '../../../shell/loading.js';
import { dayText } from '../../../texts/times.js';
import styles from '../auditor.module.css';
import { Problem } from '../problem.js';
import { useTitles } from '../words/titles.js';
import { factsOf, momentText } from './case-facts.js';
import { asked, Clocks, isPast, useMoment } from './clocks.js';
import { Beside } from './beside.js';
import { History } from './history.js';

export function Component() {
  const { t } = useTranslation(['auditor', 'domain', 'decisions']);
  const { cohort = '', team = '' } = useParams();
  const [moment, change] = useMoment();
  const titles = useTitles([cohort]);
  const { data: today, error } = useQuery(caseFile(cohort, team));
  const then = useQuery({ ...caseFile(cohort, team, undefined, asked(moment)), enabled: isPast(moment) });
  const words = { t, titles, cohort };
  if (error) return <Problem error={error} />;
  if (!today) return <Loading />;
  const past = isPast(moment) ? then.data : undefined;
  return (
    <div className={styles.sheet}>
      <div className={styles.top}>
        <h1>{today.name}</h1>
        <p className="quiet">{titles.cohort(cohort)}</p>
      </div>
      <Clocks {...{ moment, change }} />
      {isPast(moment) && (
        <p className={styles.pastBanner} role="status" data-past>
          {[
            past && t('as-known', { time: momentText(past.asOf) ?? t('now') }),
            moment.trueFor && t('as-true', { day: dayText(moment.trueFor) }),
          ]
            .filter(Boolean)
            .join(' ') || t('asking')}
        </p>
      )}
      {then.error && isPast(moment) && <Problem error={then.error} />}
      <Beside now={factsOf(today, words)} then={past && factsOf(past, words)} />
      <History {...{ cohort, team }} knownAt={past?.asOf?.position} onKnownAt={(asOf) => change({ asOf })} />
    </div>
  );
}
