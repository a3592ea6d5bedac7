// Where the team stands, stage by stage, and by when it has something to do.
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../../api/case-file.js';
import { dayText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Row } from '../board/board.js';
import styles from './team.module.css';

export function Stages({ file, deadline }: { file: CaseFile; deadline: Row['nextDeadline'] | undefined }) {
  const { t } = useTranslation('operator');
  const titles = new Map(file.stages.map(({ stage, title }) => [stage, inLanguage(title)]));
  return (
    <ol className={styles.stages} aria-label={t('stages')}>
      {file.stages.map(({ stage, title, status, since, missing }) => (
        <li key={stage} data-status={status}>
          <b>{inLanguage(title)}</b>
          <span>
            {status === 'passed' && since ? t('passed-on', { day: dayText(since) }) : t(`stage-${status}`)}
            {deadline?.stage === stage && <small>{t(`due-${deadline.due}`, { day: dayText(deadline.until) })}</small>}
            {missing.length > 0 && (
              <small>{t('needs-first', { stages: missing.map((each) => titles.get(each) ?? each).join(', ') })}</small>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
