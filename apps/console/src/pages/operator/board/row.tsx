// One team on the board: who it is, where it stands on each stage, what is next or going wrong.
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { Link } from 'react-router';
import type { RegionName } from '../../../texts/use-region-name.js';
import { shortDayText } from '../../../texts/times.js';
import { RiskText } from '../risk-text.js';
import { attendanceOn, type Row } from './board.js';
import type { CharterStage } from '../charter.js';
import styles from './table.module.css';

interface Props {
  readonly cohort: string;
  readonly row: Row;
  /** Changed since this browser last looked. */
  readonly isNews: boolean;
  /** What happened, where it is told. */
  readonly news: string | undefined;
  readonly stages: readonly CharterStage[];
  readonly columns: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Words and names are the table's: a row has no subscriptions of its own. */
  readonly t: TFunction<['operator', 'domain']>;
  readonly nameOf: RegionName;
}

export const BoardRow = memo(function BoardRow({
  cohort,
  row,
  isNews,
  news,
  stages,
  columns,
  index,
  top,
  height,
  t,
  nameOf,
}: Props) {
  const regions = [row.leadRegion, ...row.regions.filter((region) => region !== row.leadRegion)];
  return (
    <div
      role="row"
      aria-rowindex={index}
      data-team={row.team}
      className={styles.row}
      style={{ gridTemplateColumns: columns, transform: `translateY(${top}px)`, height }}
    >
      <div role="rowheader" className={styles.team}>
        <span className={styles.name}>
          {isNews && (
            <span className={styles.news} title={t('is-news')}>
              <span className="unseen">{t('is-news')}</span>
            </span>
          )}
          <Link to={`/operator/cohorts/${cohort}/teams/${row.team}`}>{row.name}</Link>
        </span>
        <small title={news ?? regions.map(nameOf).join(', ')}>
          {row.seat !== 'enrolled' && <b>{t(`domain:seat-${row.seat}`)} · </b>}
          {row.isGuest && <b className={styles.guest}>{t('guest')} · </b>}
          {news ?? regions.map(nameOf).join(', ')}
        </small>
      </div>
      {stages.map(({ id }) => (
        <StageCell key={id} row={row} stage={id} t={t} />
      ))}
      <div role="cell" className={styles.next}>
        <Next row={row} t={t} />
      </div>
    </div>
  );
});

function StageCell({ row, stage, t }: Pick<Props, 'row' | 't'> & { stage: string }) {
  const found = row.stages.find((each) => each.stage === stage);
  const attended = attendanceOn(row, stage);
  const status = found?.status ?? 'closed';
  return (
    <div role="cell" className={styles.stage} data-status={status}>
      <span className={styles.mark} aria-hidden />
      <span>
        {status === 'passed' && found?.since ? shortDayText(found.since) : t(`stage-${status}`)}
        {status === 'open' && attended && (
          <small>{t('attended', { counted: attended.counted, needed: attended.needed })}</small>
        )}
      </span>
    </div>
  );
}

function Next({ row, t }: Pick<Props, 'row' | 't'>) {
  const [risk] = row.risks;
  return (
    <>
      {row.nextDeadline && (
        <span>{t(`due-${row.nextDeadline.due}`, { day: shortDayText(row.nextDeadline.until) })}</span>
      )}
      {risk && <RiskText risk={risk} stages={row.stages} more={row.risks.length - 1} />}
      {!risk && !row.nextDeadline && row.registryNumber && (
        <span className={styles.done}>{t('registry-number', { number: row.registryNumber })}</span>
      )}
      {row.openRemarks > 0 && <small>{t('open-remarks', { count: row.openRemarks })}</small>}
    </>
  );
}
