// What is going wrong with a team, in words.
import { useTranslation } from 'react-i18next';
import { shortDayText } from '../../texts/times.js';
import { inLanguage } from '../../texts/titles.js';
import type { Risk, StageStatus } from './board/board.js';
import styles from './operator.module.css';

interface Props {
  readonly risk: Risk;
  readonly stages: readonly StageStatus[];
  /** How many others there are. */
  readonly more?: number;
}

export function RiskText({ risk, stages, more = 0 }: Props) {
  const { t } = useTranslation('operator');
  const stage = stages.find((each) => each.stage === risk.stage);
  const text = t(`risk-${risk.risk}`, {
    stage: stage ? inLanguage(stage.title) : '',
    until: risk.until ? shortDayText(risk.until) : '',
    since: risk.since ? shortDayText(risk.since) : '',
  });
  return (
    <span className={styles.risk} title={text}>
      {text}
      {more > 0 && ` ${t('and-more', { count: more })}`}
    </span>
  );
}
