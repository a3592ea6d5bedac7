// The receipt: who, when, what was asked, and what caused it.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { timeText } from '../../../texts/times.js';
import styles from '../auditor.module.css';
import { Json } from '../json.js';
import type { About } from './decision.page.js';

export function Receipt({ found, words }: About) {
  const { t } = useTranslation(['auditor', 'domain']);
  const { receipt, actedAs, role, decidedAt, occurredAt, stream, events } = found;
  const { command, build, deciders, fingerprint, $correlationId, $causationId } = receipt;
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('receipt')}</h2>
      <dl className={styles.facts}>
        <dt>{t('actor')}</dt>
        <dd>
          {words.actor(actedAs.token)}, {t(`domain:role-${role}`)}
          {actedAs.onBehalfOf && `, ${t('on-behalf', { person: actedAs.onBehalfOf })}`}
          {words.actor(actedAs.token) !== actedAs.token && <div className={styles.code}>{actedAs.token}</div>}
        </dd>
        <dt>{t('decided-at')}</dt>
        <dd className="figures">{timeText(decidedAt)}</dd>
        <dt>{t('true-for')}</dt>
        <dd className="figures">{occurredAt ? timeText(occurredAt) : t('same-time')}</dd>
        <dt>{t('written-to')}</dt>
        <dd>
          <Link to={`/auditor?stream=${encodeURIComponent(stream)}`} className={styles.code}>
            {stream}
          </Link>
          , {t('basis-revision', { revision: events[0]?.revision })}
        </dd>
        <dt>{t('cause')}</dt>
        <dd>
          <Cause causation={$causationId} decision={found.decision} />
        </dd>
        {$correlationId && (
          <>
            <dt>{t('correlation')}</dt>
            <dd className={styles.code}>{$correlationId}</dd>
          </>
        )}
        <dt>{t('build')}</dt>
        <dd className={styles.code}>{build}</dd>
        <dt>{t('deciders')}</dt>
        <dd className="figures">{deciders ?? '1'}</dd>
        <dt>{t('fingerprint')}</dt>
        <dd className={styles.code}>{fingerprint}</dd>
      </dl>
      {command && (
        <details>
          <summary>{t('asked')}</summary>
          <p className="quiet">{t('asked-hint')}</p>
          <Json value={{ type: command.type, params: command.params, data: command.data }} />
        </details>
      )}
    </section>
  );
}

function Cause({ causation, decision }: { causation: string | undefined; decision: string }) {
  const { t } = useTranslation('auditor');
  if (!causation || causation === decision) return t('cause-none');
  return (
    <Link to={`/auditor/decisions/${causation}`} title={causation}>
      {t('caused-by')}
    </Link>
  );
}
