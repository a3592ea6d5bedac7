// The decision log, newest first: filtered by the address, live where nothing is filtered.
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../shell/loading.js';
import styles from '../auditor.module.css';
import { Problem } from '../problem.js';
import { useDecisionWords } from '../words/decision-words.js';
import { useTitles } from '../words/titles.js';
import { DecisionRow } from './decision-row.js';
import { useDecisions, useEnough } from './decisions.js';
import { entriesOf } from './entries.js';
import { isEmpty, useFilter } from './filter.js';
import { Filters } from './filters.js';
import rows from './log.module.css';
import { ReadingsRow } from './readings-row.js';

export function Component() {
  const { t } = useTranslation('auditor');
  const [filter, change] = useFilter();
  const pages = useDecisions(filter);
  const { decisions, people, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const entries = useMemo(() => entriesOf(decisions), [decisions]);
  useEnough(entries.length, pages);
  const cohorts = useMemo(() => [...new Set(decisions.map(({ cohort }) => cohort))], [decisions]);
  const words = useDecisionWords(useTitles(cohorts), people);
  return (
    <>
      <div className={styles.top}>
        <h1>{t('log-title')}</h1>
        <p className="quiet">{t('log-lead')}</p>
      </div>
      <Filters {...{ filter, change }} />
      {error && <Problem error={error} />}
      {isPending && !error && <Loading />}
      {!isPending && !decisions.length && (
        <div className="card">
          <h2>{t('no-decisions')}</h2>
          <p className="quiet">{t('no-decisions-hint')}</p>
        </div>
      )}
      {decisions.length > 0 && (
        <section className={`card ${rows.log}`} aria-label={t('log-title')}>
          <p className="quiet">{t(isEmpty(filter) ? 'live-tail' : 'not-live')}</p>
          <ol className={rows.rows}>
            {entries.map((entry) => {
              const oldest = entry[entry.length - 1]?.decision;
              return entry.length > 1 ? (
                <ReadingsRow key={oldest} {...{ entry, words }} />
              ) : (
                <DecisionRow key={oldest} decision={entry[0]} words={words} />
              );
            })}
          </ol>
          {hasNextPage ? (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('more')}
            </Button>
          ) : (
            <p className="quiet">{t('all-shown')}</p>
          )}
        </section>
      )}
    </>
  );
}
