// What is worth a look without asking the rules again; and everything shown counted again from the log.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answers } from '../../../api/client.js';
import { inLanguage } from '../../../texts/titles.js';
import styles from '../auditor.module.css';
import { Running } from '../running.js';
import { useRun } from '../use-run.js';
import { Reconciliation } from './reconciliation.js';

type Line = Answers['AuditLineDto'];
interface Checked {
  readonly events: number;
  readonly findings: readonly Answers['FindingDto'][];
  readonly failed: Answers['AuditFailedDto'] | undefined;
}
const nothingYet: Checked = { events: 0, findings: [], failed: undefined };

function take(state: Checked, { progress, finding, failed }: Line): Checked {
  if (progress) return { ...state, events: progress.events };
  if (failed) return { ...state, failed };
  return finding ? { ...state, findings: [...state.findings, finding] } : state;
}

export function Component() {
  const { t } = useTranslation('auditor');
  const run = useRun(nothingYet, take);
  const { state, status } = run;
  return (
    <>
      <div className={styles.top}>
        <h1>{t('findings-title')}</h1>
        <p className="quiet">{t('findings-lead')}</p>
      </div>
      <div className={styles.actions}>
        <Button loading={status === 'running'} onClick={() => run.start('/api/v1/audit/check')}>
          {t('findings-ask')}
        </Button>
      </div>
      <Running run={run} events={state.events} failed={state.failed} />
      {status === 'done' && !state.failed && !state.findings.length && (
        <div className="card" role="status">
          <h2>{t('no-findings')}</h2>
        </div>
      )}
      {state.findings.map(({ kind, stream, revision, decision, words }) => (
        <section key={`${kind} ${stream} ${revision}`} className={`card ${styles.card}`} data-finding={kind}>
          <p>
            <span className={styles.badge} data-tone="warn">
              {t(`finding.${kind}`, { defaultValue: kind })}
            </span>
          </p>
          <p className={styles.headline}>{inLanguage(words)}</p>
          <p>
            {decision ? (
              <Link to={`/auditor/decisions/${decision}`}>{t('open')}</Link>
            ) : (
              <Link to={`/auditor?${new URLSearchParams({ stream })}`}>{t('open-stream')}</Link>
            )}{' '}
            <span className={`${styles.code} quiet`}>
              {stream}, {t('basis-revision', { revision })}
            </span>
          </p>
        </section>
      ))}
      <Reconciliation />
    </>
  );
}
