// Teams from a spreadsheet: choose it, say which column is which, mend what the dry run finds, and enroll them.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { cohorts } from '../../../api/queries.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useMe } from '../../../session/use-me.js';
import { Checking } from './checking.js';
import styles from './import.module.css';
import { MappingCard } from './mapping-card.js';
import { missingIn } from './mapping.js';
import { RowTable } from './row-table.js';
import { withCell } from './sheet.js';
import { Source } from './source.js';
import { Summary } from './summary.js';
import { useImport } from './use-import.js';
import { useKeptSheet } from './use-kept-sheet.js';

export function Component() {
  const { cohort = '' } = useParams();
  const { t } = useTranslation(['imports', 'shell', 'domain']);
  const { role, mayWorkOn } = useMe();
  const title = useQuery(cohorts()).data?.items.find((each) => each.cohort === cohort)?.title ?? '';
  const isMine = mayWorkOn('program');
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Link to={`/operator/cohorts/${cohort}`} className={styles.back}>
          {title || t('board')}
        </Link>
        <h1>{t('title')}</h1>
        {!isMine && <p className="quiet">{t('shell:not-yours-hint', { role: t(`domain:role-${role}`) })}</p>}
      </div>
      {isMine && <Work key={cohort} cohort={cohort} />}
    </div>
  );
}

function Work({ cohort }: { cohort: string }) {
  const { work, open, change, close } = useKeptSheet(cohort);
  const importing = useImport(cohort, work);
  const { checked, lastChecked, check, run, progress, isReady } = importing;
  const missing = work ? missingIn(work.mapping) : [];
  const isDue = work !== undefined && isReady && missing.length === 0 && !lastChecked && check.isIdle;
  const { mutate } = check;
  useEffect(() => {
    if (isDue && work) mutate(work);
  }, [isDue, work, mutate]);
  const start = () => {
    close();
    importing.forget();
  };
  if (!work) return <Source onSheet={open} />;
  if (progress) return <Summary {...{ cohort, work, progress, importing }} onAgain={start} />;
  return (
    <>
      <MappingCard
        work={work}
        missing={missing}
        onMapping={(mapping) => {
          importing.forget();
          change({ mapping });
        }}
        onOther={start}
      />
      <RefusalNote error={check.error ?? run.error} />
      {missing.length === 0 && (
        <>
          <Checking {...{ work, importing }} />
          {lastChecked && (
            <RowTable
              work={work}
              errors={lastChecked.errors}
              outcomes={lastChecked.outcomes}
              checkedSheet={lastChecked.work.sheet}
              isChecked={checked !== undefined}
              onCell={(row, cell, value) => change({ sheet: withCell(work.sheet, row, cell, value) })}
            />
          )}
        </>
      )}
    </>
  );
}
