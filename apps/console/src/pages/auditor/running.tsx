// That work is under way and how far it is, with a way to stop it; or how it ended.
import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText, numberText } from '../../texts/times.js';
import styles from './auditor.module.css';
import { Problem } from './problem.js';
import type { Run } from './use-run.js';

interface Props {
  readonly run: Pick<Run<unknown>, 'status' | 'error' | 'doneAt' | 'stop'>;
  /** Events of the log read so far. */
  readonly events: number;
  readonly failed: { readonly message: string } | undefined;
}

export function Running({ run: { status, error, doneAt, stop }, events, failed }: Props) {
  const { t } = useTranslation('auditor');
  if (status === 'failed') return <Problem error={error} />;
  if (failed)
    return (
      <div className={styles.problem} role="alert">
        <b>{t('broke-off')}</b>
        <p>{failed.message}</p>
      </div>
    );
  if (status === 'running')
    return (
      <div className={`card ${styles.running}`}>
        <Loader size="sm" aria-hidden />
        <span role="status" className="figures">
          {t('events-read', { events: numberText(events) })}
        </span>
        <Button variant="default" size="xs" onClick={stop}>
          {t('stop')}
        </Button>
      </div>
    );
  if (doneAt !== undefined) return <p className="quiet figures">{t('ran-at', { time: clockText(doneAt) })}</p>;
  return status === 'stopped' ? <p className="quiet">{t('stopped')}</p> : null;
}
