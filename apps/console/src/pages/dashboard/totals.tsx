// The few figures that answer first.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../texts/times.js';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { Figure, Teams } from './figure.js';
import { hasTeams, nobody, type Progress } from './progress.js';

export function Totals({ progress }: { progress: Progress }) {
  const { t } = useTranslation('dashboard');
  const titleOf = useStageTitle();
  const { federation, coverage, columns, regions } = progress;
  const all = { level: 'federation', place: 'RU' } as const;
  const shown = columns.slice(-2);
  return (
    <section className={styles.totals} aria-label={t('totals')}>
      <Total text={t('total-teams')} more={federation.guests > 0 && t('total-guests', { count: federation.guests })}>
        <Teams counts={federation} figure={{ ...all, column: undefined }} what={t('total-teams')} />
      </Total>
      <Total text={t('total-regions')}>{numberText(regions.filter(hasTeams).length)}</Total>
      <Total text={t('total-coverage')} of={t('of-targets', { count: coverage.targets })}>
        <Figure
          value={coverage.enrolled}
          figure={{ ...all, level: 'coverage', column: undefined, counting: 'involved' }}
          what={t('total-coverage')}
        />
      </Total>
      {shown.map((column) => {
        const counts = federation.reached[column.key] ?? nobody;
        const text = t('total-reached', { stage: titleOf(column) });
        return (
          <Total key={column.key} text={text}>
            <Teams counts={counts} figure={{ ...all, column }} what={text} />
          </Total>
        );
      })}
    </section>
  );
}

interface TotalProps {
  readonly text: string;
  readonly of?: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

const Total = ({ text, of, more, children }: TotalProps) => (
  <div className={styles.total}>
    <span>
      <b className="figures">{children}</b>
      {of && <span className="quiet figures"> {of}</span>}
    </span>
    <span>{text}</span>
    {more && <small className="quiet">{more}</small>}
  </div>
);
