// One decision in a line: who, what, on what, when decided and when true, and the outcome as a sentence.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clockText, dayText, timeText } from '../../../texts/times.js';
import styles from '../auditor.module.css';
import type { Decided, DecisionWords } from '../words/decision-words.js';
import rows from './log.module.css';

interface Props {
  readonly decision: Decided;
  readonly words: DecisionWords;
  /** Of a look back: not known yet at that place. */
  readonly isUnknown?: boolean;
  readonly action?: ReactNode;
}

export function DecisionRow({ decision, words, isUnknown = false, action }: Props) {
  const { t } = useTranslation(['auditor', 'domain']);
  const { command, stream, actor, role, actedAs, decidedAt, occurredAt, refused } = decision;
  const subject = words.subject(stream);
  return (
    <li
      className={rows.row}
      data-decision={decision.decision}
      data-refused={refused ?? undefined}
      data-unknown={isUnknown || undefined}
    >
      <div className={`${rows.times} figures`}>
        <time dateTime={decidedAt} title={timeText(decidedAt)}>
          <span>{dayText(decidedAt)}</span> <span>{clockText(decidedAt)}</span>
        </time>
        {occurredAt && isAnother(occurredAt, decidedAt) && (
          <span className="quiet">{t('true-at', { time: timeText(occurredAt) })}</span>
        )}
      </div>
      <div className={rows.what}>
        <p>
          <Link to={`/auditor/decisions/${decision.decision}`} className={rows.command}>
            {words.command(command)}
          </Link>{' '}
          <span className="quiet">{subject.kind}</span>{' '}
          {subject.to ? <Link to={subject.to}>{subject.name}</Link> : <span>{subject.name}</span>}
        </p>
        <p className={rows.outcome}>
          {refused && (
            <span className={styles.badge} data-tone="bad">
              {t('refused')}
            </span>
          )}
          <span>{words.outcome(decision)}</span>
        </p>
      </div>
      <div className={rows.who}>
        <span title={actor}>{words.actor(actor)}</span>
        <span className="quiet">
          {t(`domain:role-${role}`)}
          {actedAs.onBehalfOf && `, ${t('on-behalf', { person: actedAs.onBehalfOf })}`}
        </span>
        {isUnknown && (
          <span className={styles.badge} data-tone="past">
            {t('not-known-yet')}
          </span>
        )}
        {action}
      </div>
    </li>
  );
}

/** A minute is what it takes to type it in. */
const isAnother = (one: string, other: string): boolean => Math.abs(Date.parse(one) - Date.parse(other)) >= 60_000;
