// One stage: when it is passed, and its rules.
import { useTranslation } from 'react-i18next';
import type { Stage } from '#contract/charter';
import { inLanguage } from '../../texts/titles.js';
import styles from './program.module.css';
import { RuleList } from './rule-list.js';
import type { Difference } from './rules/rule.js';
import { useStageRules } from './rules/use-stage-rules.js';

interface Props {
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly differences: readonly Difference[];
}

export function StageCard({ stage, stages, differences }: Props) {
  const { t } = useTranslation('program');
  const { passedWhen, rulesOf } = useStageRules();
  const before = stages
    .filter(({ id }) => stage.requires.includes(id))
    .map(({ title }) => t('quoted', { title: inLanguage(title) }));
  return (
    <section
      id={`stage-${stage.id}`}
      className={`card ${styles.card}`}
      aria-label={inLanguage(stage.title)}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <h2>{inLanguage(stage.title)}</h2>
        <span className="quiet">
          {t(`kind.${stage.kind}`)}
          {before.length > 0
            ? ` · ${t('opens-after', { count: before.length, stages: before.join(', ') })}`
            : ` · ${t('opens-first')}`}
        </span>
      </header>
      <p className={styles.passed}>{passedWhen(stage)}</p>
      <RuleList rules={rulesOf(stage)} differences={differences.filter(({ section }) => section === stage.id)} />
    </section>
  );
}
