// A verdict that needs a look: what differs in the words of the rule, both outcomes side by side, and why.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { timeText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import styles from '../auditor.module.css';
import { Json } from '../json.js';
import type { DecisionWords } from '../words/decision-words.js';
import { BothOutcomes } from './both-outcomes.js';
import type { Verdict } from './findings-so-far.js';

interface Props {
  readonly verdict: Verdict;
  readonly words: DecisionWords;
}

export function VerdictCard({ verdict, words }: Props) {
  const { t } = useTranslation('auditor');
  const { stream, revision, decision, command, actor, decidedAt, headline, why, cause, difference } = verdict;
  const subject = words.subject(stream);
  return (
    <section
      className={`card ${styles.card}`}
      data-verdict-of={verdict.verdict}
      aria-label={t(`verdict.${verdict.verdict}`)}
    >
      <p>
        <span className={styles.badge} data-tone={verdict.verdict === 'DIVERGED' ? 'bad' : 'warn'}>
          {t(`verdict.${verdict.verdict}`)}
        </span>{' '}
        {command && decision && <Link to={`/auditor/decisions/${decision}`}>{words.command(command)}</Link>}{' '}
        <span className="quiet">{subject.kind}</span>{' '}
        {subject.to ? <Link to={subject.to}>{subject.name}</Link> : subject.name}
        {actor && decidedAt && (
          <span className="quiet">
            {' · '}
            {words.actor(actor)} · {timeText(decidedAt)}
          </span>
        )}
      </p>
      {headline && <p className={styles.headline}>{inLanguage(headline)}</p>}
      {why && <p className={styles.headline}>{sentence(inLanguage(why))}</p>}
      {!command && (
        <p className={styles.code}>
          {stream}, {t('basis-revision', { revision })}: {verdict.type}
        </p>
      )}
      {cause && (
        <p>
          <b>{t('likely-cause')}:</b> {inLanguage(cause.words)}.
        </p>
      )}
      {difference && (
        <div className={styles.differs}>
          <p>
            <b>{t('first-difference')}:</b> <code className={styles.code}>{difference.path}</code>
          </p>
        </div>
      )}
      {verdict.recorded && verdict.reExecuted && <BothOutcomes {...{ verdict, words }} />}
      {!!verdict.overtaken?.length && (
        <p>
          {t('overtaken-by')}{' '}
          {verdict.overtaken.map(({ stream: its, read, stood }) => (
            <span key={its}>
              {words.subject(its).name} ({t('read-stood', { read: read ?? '—', stood })}){' '}
            </span>
          ))}
        </p>
      )}
      {verdict.stoodOn && (
        <details>
          <summary>{t('basis')}</summary>
          <Json value={verdict.stoodOn} />
        </details>
      )}
    </section>
  );
}

const sentence = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}.`;
