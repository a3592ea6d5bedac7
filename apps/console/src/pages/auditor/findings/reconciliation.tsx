// Every read model made once more from the log and held against what is shown.
import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../../api/client.js';
import { numberText } from '../../../texts/times.js';
import styles from '../auditor.module.css';
import { Json } from '../json.js';
import { Running } from '../running.js';
import { useRun } from '../use-run.js';

type Line = Answers['ReconcileLineDto'];
interface Reconciled {
  readonly events: number;
  readonly tables: readonly Answers['TableHeldDto'][];
  readonly differences: readonly Answers['RowDifferenceDto'][];
  readonly summary: Answers['ReconcileSummaryDto'] | undefined;
  readonly failed: Answers['AuditFailedDto'] | undefined;
}
const nothingYet: Reconciled = { events: 0, tables: [], differences: [], summary: undefined, failed: undefined };

function take(state: Reconciled, { progress, reconciled, recounted, summary, failed }: Line): Reconciled {
  if (progress) return { ...state, events: progress.events };
  if (failed) return { ...state, failed };
  if (summary) return { ...state, summary };
  const tables = [...state.tables, ...(reconciled?.tables ?? [])];
  const differences = [...state.differences, ...((reconciled ?? recounted)?.differences ?? [])];
  return { ...state, tables, differences };
}

export function Reconciliation() {
  const { t } = useTranslation('auditor');
  const run = useRun(nothingYet, take);
  const { state, status } = run;
  return (
    <>
      <div className={styles.top}>
        <h2>{t('reconcile-title')}</h2>
        <p className="quiet">{t('reconcile-lead')}</p>
      </div>
      <div className={styles.actions}>
        <Button variant="default" loading={status === 'running'} onClick={() => run.start('/api/v1/audit/reconcile')}>
          {t('reconcile-ask')}
        </Button>
      </div>
      <Running run={run} events={state.events} failed={state.failed} />
      {state.tables.length > 0 && <Tables state={state} />}
      {state.differences.map((difference) => (
        <section key={JSON.stringify(difference)} className={`card ${styles.card}`}>
          <Json value={difference} />
        </section>
      ))}
    </>
  );
}

function Tables({ state: { tables, summary } }: { state: Reconciled }) {
  const { t } = useTranslation('auditor');
  return (
    <section className={`card ${styles.card}`}>
      {summary && (
        <p className={styles.headline} role="status" data-differing={summary.differing}>
          {t(summary.differing ? 'reconcile-differs' : 'reconcile-same', {
            rows: numberText(summary.rows),
            differing: numberText(summary.differing),
          })}
        </p>
      )}
      <Table.ScrollContainer minWidth={360} type="native">
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('table')}</Table.Th>
              <Table.Th ta="right">{t('rows')}</Table.Th>
              <Table.Th ta="right">{t('differing')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tables.map(({ table, rows, differing }) => (
              <Table.Tr key={table}>
                <Table.Td className={styles.code}>{table}</Table.Td>
                <Table.Td ta="right">{numberText(rows)}</Table.Td>
                <Table.Td ta="right">{numberText(differing)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
