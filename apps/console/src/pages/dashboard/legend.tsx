// What the colors mean, and the rule by which the figures were counted.
import { useTranslation } from 'react-i18next';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import type { Column } from './progress.js';
import { type Cover, type Step, stepOfColumn, stepOfCover } from './reach.js';
import type { View } from './view.js';

interface Props {
  readonly view: View;
  readonly columns: readonly Column[];
}

export function Legend({ view, columns }: Props) {
  const { t } = useTranslation('dashboard');
  const isOfCoverage = view.coloring === 'coverage';
  return (
    <section className={styles.legend} aria-label={t('legend')}>
      <ul>{isOfCoverage ? <Covers {...{ view, columns }} /> : <Steps columns={columns} />}</ul>
      <p className="quiet">{t(isOfCoverage ? 'rule-coverage' : `rule-${view.counting}`)}</p>
    </section>
  );
}

function Steps({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation('dashboard');
  const titleOf = useStageTitle();
  return (
    <>
      <Mark step={0} text={t('legend-none')} />
      <Mark step={1} text={t('legend-enrolled')} />
      {columns.map((column, index) => (
        <Mark key={column.key} step={stepOfColumn(index, columns.length)} text={titleOf(column)} />
      ))}
    </>
  );
}

const covers: readonly Cover[] = ['covered', 'with-team', 'empty-target', 'not-target'];

function Covers({ view, columns }: Props) {
  const { t } = useTranslation('dashboard');
  const titleOf = useStageTitle();
  const column = columns.find(({ key }) => key === view.stage) ?? columns.at(-1);
  return covers.map((each) => (
    <Mark
      key={each}
      step={stepOfCover[each]}
      cover={each}
      text={t(`legend-${each}`, { stage: column ? titleOf(column) : t('legend-enrolled') })}
    />
  ));
}

const Mark = ({ step, text, cover }: { step: Step; text: string; cover?: Cover }) => (
  <li>
    <span className={styles.swatch} data-reach={step} data-cover={cover} aria-hidden="true" />
    {text}
  </li>
);
