// What a week has changed, for whoever comes to the board and did not see it happen.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { systemTime } from '../../api/queries.js';
import { shortDayText } from '../../texts/times.js';
import styles from './feed.module.css';
import { DAY, dayAt, dayOf } from './days.js';
import { happenedBetween } from './happenings.js';
import type { Progress } from './progress.js';
import { progressOn } from './use-board.js';
import { useSentence } from './use-sentence.js';
import type { View } from './view.js';

const WEEK = 7;

export function LastWeek({ progress, view }: { progress: Progress; view: View }) {
  const { t } = useTranslation('dashboard');
  const sentence = useSentence(progress);
  const now = useQuery(systemTime).data;
  const since = now === undefined ? undefined : dayOf(now) - WEEK + 1;
  const asOf = since === undefined ? null : dayAt(since - 1);
  const before = useQuery({ ...progressOn({ ...view, asOf }), enabled: asOf !== null }).data;
  if (since === undefined || !before) return null;
  const happened = happenedBetween(before, progress);
  return (
    <section className={styles.week}>
      <h3>{t('week', { day: shortDayText(since * DAY) })}</h3>
      {happened.length === 0 && <p className="quiet">{t('week-empty')}</p>}
      <ul>
        {happened.map((each) => (
          <li key={`${each.what} ${each.column?.key}`}>{sentence(each)}</li>
        ))}
      </ul>
    </section>
  );
}
