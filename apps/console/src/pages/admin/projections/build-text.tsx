// How the last build of a projection goes, or went: what was compared, what differed, and why nothing was switched.
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText, timeText } from '../../../texts/times.js';
import styles from '../admin.module.css';
import { type Build, isUnderWay } from './projections.js';

export function BuildText({ build }: { build: Build | null }) {
  const { t } = useTranslation('admin');
  if (!build) return <span className="quiet">{t('never-built')}</span>;
  if (isUnderWay(build)) return <UnderWay build={build} />;
  const { state, kind, endedAt, differed, askedBy } = build;
  const tone = state === 'refused' ? 'bad' : differed ? 'warn' : 'good';
  return (
    <div className={styles.build} data-build={state}>
      <span className={styles.state} data-tone={tone}>
        {t(state === 'refused' ? 'build-refused' : `build-${kind}`)}
      </span>
      <span className={styles.sub}>
        {endedAt && timeText(endedAt)}
        {askedBy && ` · ${t('build-by', { token: askedBy })}`}
      </span>
      <Found build={build} />
    </div>
  );
}

function UnderWay({ build: { state, progress, events, rate } }: { build: Build }) {
  const { t } = useTranslation('admin');
  const part = Math.floor(progress * 100);
  return (
    <div className={styles.build} data-build={state}>
      <Progress value={part} aria-label={t('standing-building')} size="sm" />
      <span className={styles.sub}>
        {t('build-progress', { part, events: numberText(events), rate: numberText(rate) })}
      </span>
    </div>
  );
}

function Found({ build: { report, differed, state } }: { build: Build }) {
  const { t } = useTranslation('admin');
  if (!report) return null;
  if (report.reason)
    return <span className={styles.sub}>{t(/^nothing/.test(report.reason) ? 'nothing-kept' : 'other-kept')}</span>;
  const rows = report.tables.reduce((sum, each) => sum + each.rows.built, 0);
  const otherwise = report.tables.filter(({ differing }) => differing.length > 0);
  return (
    <>
      <span className={styles.sub}>
        {state === 'switched' && t(differed ? 'build-differed' : 'build-same', { rows: numberText(rows) })}
      </span>
      {(report.broken.length > 0 || (differed && otherwise.length > 0)) && (
        <details className={styles.sub}>
          <summary>{t('build-details')}</summary>
          <ul className={styles.differing}>
            {report.broken.map(({ law, rows: which }) => (
              <li key={law}>
                {law}: {which.join('; ')}
              </li>
            ))}
            {otherwise.map(({ table, rows: { before, built } }) => (
              <li key={table}>{t('table-differs', { table, before: numberText(before), built: numberText(built) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
