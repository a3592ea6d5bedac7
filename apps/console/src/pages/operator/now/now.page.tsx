// What needs the operator now, over all cohorts that run: what is overdue, who is at risk, whose seat lapses.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AGAIN_MS, board as boardOf, cohorts } from '../../../api/queries.js';
import { Loading } from '../../../shell/loading.js';
import { timeText } from '../../../texts/times.js';
import type { Board, Row } from '../board/board.js';
import styles from '../operator.module.css';
import { RiskText } from '../risk-text.js';
import { Sittings } from './sittings.js';

interface Matter {
  readonly board: Board;
  readonly row: Row;
}
/** Of one kind at once; the board of a cohort has them all. */
const MOST = 12;

export function Component() {
  const { t } = useTranslation('operator');
  const all = useQuery(cohorts()).data?.items;
  // What is closed stays as it is: nobody asks for it again.
  const open = (all ?? []).filter(({ closed }) => !closed);
  const boards = useQueries({
    queries: open.map(({ cohort }) => ({ ...boardOf(cohort), refetchInterval: AGAIN_MS })),
  });
  if (!all || boards.some(({ isPending }) => isPending)) return <Loading />;
  const running = boards.flatMap(({ data }) => data ?? []);
  const every = (list: 'teams' | 'waiting'): Matter[] =>
    running.flatMap((board) => board[list].map((row) => ({ board, row })));
  const overdue = every('teams').filter(({ row }) => row.risks.some(({ risk }) => risk === 'rework-overdue'));
  const atRisk = every('teams').filter(
    ({ row }) => row.risks.length > 0 && !overdue.some((matter) => matter.row === row),
  );
  const due = every('teams').filter(({ row }) => row.nextDeadline !== null);
  const offered = every('waiting').filter(({ row }) => row.seat === 'offered');
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div>
          <h1>{t('now')}</h1>
          <p className="quiet">{t('now-hint', { count: running.length })}</p>
        </div>
        <Link to="/operator/cohorts">{t('all-cohorts')}</Link>
      </div>
      <div className={styles.columns}>
        <Matters title={t('now-overdue')} empty={t('now-overdue-none')} matters={overdue} />
        <Sittings />
        <Matters title={t('now-due')} empty={t('now-due-none')} matters={due} by="deadline" />
        <Matters title={t('now-offered')} empty={t('now-offered-none')} matters={offered} by="deadline" />
        <Matters title={t('now-risk')} empty={t('now-risk-none')} matters={atRisk} isLong />
      </div>
    </div>
  );
}

interface MattersProps {
  readonly title: string;
  readonly empty: string;
  readonly matters: readonly Matter[];
  readonly by?: 'deadline';
  /** Usually of many: it has the whole width. */
  readonly isLong?: boolean;
}

function Matters({ title, empty, matters, by, isLong }: MattersProps) {
  const { t } = useTranslation('operator');
  const until = ({ row }: Matter) => row.nextDeadline?.until ?? '';
  const sorted = by ? [...matters].sort((a, b) => until(a).localeCompare(until(b))) : matters;
  return (
    <section className="card" aria-label={title} data-long={isLong}>
      <h2>
        {title}
        {matters.length > 0 && <span className="quiet figures"> · {matters.length}</span>}
      </h2>
      {matters.length === 0 && <p className="quiet">{empty}</p>}
      <ul className={styles.list}>
        {sorted.slice(0, MOST).map(({ board, row }) => (
          <li key={`${board.cohort}.${row.team}`}>
            <Link to={`/operator/cohorts/${board.cohort}/teams/${row.team}`}>{row.name}</Link>
            {by && row.nextDeadline && (
              <span> — {t(`due-${row.nextDeadline.due}`, { day: timeText(row.nextDeadline.until) })}</span>
            )}
            {!by &&
              row.risks.map((risk) => (
                <div key={risk.risk + risk.stage}>
                  <RiskText risk={risk} stages={row.stages} />
                </div>
              ))}
            <small>{board.title}</small>
          </li>
        ))}
      </ul>
      {sorted.length > MOST && <p className="quiet">{t('now-more', { count: sorted.length - MOST })}</p>}
    </section>
  );
}
