// The few figures that answer first.
import { useTranslation } from 'react-i18next';
import { numberText } from '../../texts/times.js';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { hasTeams, type Progress } from './progress.js';

export function Totals({ progress }: { progress: Progress }) {
  const { t } = useTranslation('dashboard');
  const titleOf = useStageTitle();
  const { federation, coverage, columns, regions } = progress;
  const last = columns.at(-1);
  const before = columns.at(-2);
  return (
    <section className={styles.totals} aria-label={t('totals')}>
      <Total value={federation.involved + federation.guests} text={t('total-teams')}>
        {federation.guests > 0 && t('total-guests', { count: federation.guests })}
      </Total>
      <Total value={regions.filter(hasTeams).length} text={t('total-regions')} />
      <Total value={coverage.enrolled} text={t('total-coverage')} of={t('of-targets', { count: coverage.targets })} />
      {[before, last].map((column) => {
        if (!column) return null;
        const { involved = 0, guests = 0 } = federation.reached[column.key] ?? {};
        return (
          <Total key={column.key} value={involved + guests} text={t('total-reached', { stage: titleOf(column) })} />
        );
      })}
    </section>
  );
}

interface TotalProps {
  readonly value: number;
  readonly text: string;
  readonly of?: string;
  readonly children?: React.ReactNode;
}

const Total = ({ value, text, of, children }: TotalProps) => (
  <div className={styles.total}>
    <span>
      <b className="figures">{numberText(value)}</b>
      {of && <span className="quiet figures"> {of}</span>}
    </span>
    <span>{text}</span>
    {children && <small className="quiet">{children}</small>}
  </div>
);
