// What if the rules had been others: a charter's numbers changed, who would stand otherwise, and the regions side by side.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Answers } from '../../../api/client.js';
import { cohorts } from '../../../api/queries.js';
import styles from '../auditor.module.css';
import { Running } from '../running.js';
import { useRun } from '../use-run.js';
import { charterOf } from '../words/charters.js';
import { programVersions } from '../words/titles.js';
import { Effects } from './effects.js';
import { RegionsBeside } from './regions-beside.js';
import { WhatIfForm } from './what-if-form.js';

type Line = Answers['AuditLineDto'];
interface Asked {
  readonly events: number;
  readonly answer: Answers['WhatIfAnswerDto'] | undefined;
  readonly failed: Answers['AuditFailedDto'] | undefined;
}
const nothingYet: Asked = { events: 0, answer: undefined, failed: undefined };

const take = (state: Asked, { progress, whatIf, failed }: Line): Asked => ({
  events: progress?.events ?? state.events,
  answer: whatIf ?? state.answer,
  failed: failed ?? state.failed,
});

export function Component() {
  const { t } = useTranslation('auditor');
  const [params, setParams] = useSearchParams();
  const all = useQuery(cohorts()).data?.items ?? [];
  const cohort = all.find((each) => each.cohort === params.get('cohort'));
  const versions = useQuery({ ...programVersions(cohort?.program ?? ''), enabled: cohort !== undefined }).data;
  const charter = cohort && versions && charterOf(versions, cohort.version);
  const run = useRun(nothingYet, take);
  const { answer, events, failed } = run.state;
  return (
    <>
      <div className={styles.top}>
        <h1>{t('what-if-title')}</h1>
        <p className="quiet">{t('what-if-lead')}</p>
      </div>
      <div className={styles.filters}>
        <Select
          label={t('cohort')}
          placeholder={t('choose-cohort')}
          data={all.map((each) => ({ value: each.cohort, label: each.title }))}
          value={cohort?.cohort ?? null}
          onChange={(chosen) => setParams(chosen ? { cohort: chosen } : {})}
          searchable
          w="36rem"
          maw="100%"
        />
      </div>
      {charter && (
        <WhatIfForm
          key={`${cohort.cohort} ${cohort.version}`}
          charter={charter}
          isRunning={run.status === 'running'}
          onAsk={(candidate, mode) =>
            run.start(`/api/v1/audit/what-if?${new URLSearchParams({ mode, cohort: cohort.cohort })}`, {
              charter: candidate,
            })
          }
        />
      )}
      <Running run={run} events={events} failed={failed} />
      {answer && cohort && charter && (
        <>
          <p className={styles.hypothetical} role="status">
            {t('hypothetical')}
          </p>
          <Effects {...{ answer }} />
          <RegionsBeside {...{ answer, cohort: cohort.cohort, charter }} />
        </>
      )}
    </>
  );
}
