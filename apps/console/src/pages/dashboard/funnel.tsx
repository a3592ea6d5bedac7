// Stage by stage: how many are there, how fast, and where teams are stuck. How many is of the board; how fast is asked
// besides, and held back until both speak of the same teams.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answers, api, well } from '../../api/client.js';
import { numberText } from '../../texts/times.js';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { Teams } from './figure.js';
import { nobody, type Progress } from './progress.js';
import { stepOfColumn } from './reach.js';
import type { View } from './view.js';

type Funnel = Answers['FunnelDto'];

export function FunnelCard({ view, progress }: { view: View; progress: Progress }) {
  const { t } = useTranslation('dashboard');
  const titleOf = useStageTitle();
  const { columns, federation } = progress;
  const times = useTimes(view, progress);
  const all = federation.involved + federation.guests;
  return (
    <section className={`card ${styles.funnel}`}>
      <h2>{t('funnel')}</h2>
      <p className="quiet">{t(view.program || view.cohort ? 'funnel-hint' : 'funnel-choose')}</p>
      <ol>
        {columns.map((column, index) => {
          const counts = federation.reached[column.key] ?? nobody;
          const there = counts.involved + counts.guests;
          return (
            <li key={column.key}>
              <span className={styles.stage}>{titleOf(column)}</span>
              <span>
                <Teams counts={counts} figure={{ level: 'federation', place: 'RU', column }} what={titleOf(column)} />
              </span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={styles.fill}
                  data-reach={stepOfColumn(index, columns.length)}
                  style={{ width: `${all ? (there / all) * 100 : 0}%` }}
                />
              </span>
              {times && <Times stage={times.stages.find(({ stage }) => stage === column.key)} />}
            </li>
          );
        })}
      </ol>
      {(view.program || view.cohort) && !times && <p className="quiet">{t('recounting')}</p>}
    </section>
  );
}

function Times({ stage }: { stage: Funnel['stages'][number] | undefined }) {
  const { t } = useTranslation('dashboard');
  if (!stage) return null;
  const days = (value: number) => t('days-short', { value: numberText(value) });
  const told = [
    stage.medianDays !== null && t('funnel-days', { days: days(stage.medianDays) }),
    stage.standing > 0 &&
      (stage.medianDaysStanding === null
        ? t('funnel-standing', { count: stage.standing })
        : t('funnel-standing-days', { count: stage.standing, days: days(stage.medianDaysStanding) })),
    stage.failed > 0 && t('funnel-failed', { count: stage.failed }),
  ];
  return <small className="quiet figures">{told.filter(Boolean).join(' · ')}</small>;
}

/** Undefined while the two answers do not speak of the same teams, and where no program is chosen. */
function useTimes({ program, cohort, asOf }: View, { position, columns, federation }: Progress): Funnel | undefined {
  const query = asOf === null ? { after: position } : { asOf };
  const { data } = useQuery({
    queryKey: ['funnel', program, cohort, asOf ?? position],
    queryFn: () =>
      cohort
        ? well(api.GET('/api/v1/cohorts/{cohort}/funnel', { params: { path: { cohort }, query } }))
        : well(api.GET('/api/v1/programs/{program}/funnel', { params: { path: { program: program! }, query } })),
    enabled: !!(program || cohort),
    placeholderData: keepPreviousData,
  });
  const isOfTheSame = data?.stages.every(({ stage, reached }) => {
    const { involved = 0, guests = 0 } = federation.reached[stage] ?? {};
    return !columns.some(({ key }) => key === stage) || involved + guests === reached;
  });
  return isOfTheSame ? data : undefined;
}
