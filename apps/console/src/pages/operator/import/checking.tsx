// What the dry run says of the whole sheet, checking it again, and enrolling what is right.
import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../texts/times.js';
import { CountsText } from './counts-text.js';
import styles from './import.module.css';
import type { Importing } from './use-import.js';
import type { Work } from './use-kept-sheet.js';

interface Props {
  readonly work: Work;
  readonly importing: Importing;
}

export function Checking({ work, importing: { checked, lastChecked, check, begin } }: Props) {
  const { t } = useTranslation('imports');
  const { rows } = work.sheet;
  if (check.isPending)
    return (
      <p className={`card ${styles.state}`} role="status">
        <Loader size="xs" aria-hidden /> {t('checking', { count: rows.length })}
      </p>
    );
  const wrong = new Set((lastChecked?.errors ?? []).map(({ row }) => row));
  const right = rows.map((_, index) => index).filter((index) => !wrong.has(index));
  return (
    <section className={`card ${styles.check}`} aria-label={t('dry-run')}>
      <div role="status">
        {!lastChecked && <p>{t('not-checked')}</p>}
        {lastChecked && !checked && <p className={styles.warning}>{t('changed-since')}</p>}
        {checked && (
          <>
            <h2>{wrong.size === 0 ? t('all-right') : t('some-wrong', { count: wrong.size })}</h2>
            <CountsText counts={{ ...checked.counts, refused: 0, unknown: 0 }} says="would-come" />
          </>
        )}
      </div>
      {checked && right.length > 0 && (
        <Button onClick={() => begin(work, right)}>
          {wrong.size === 0
            ? t('enroll-all', { count: right.length })
            : t('enroll-right', { count: right.length, all: numberText(rows.length) })}
        </Button>
      )}
      {!checked && (
        <Button onClick={() => check.mutate(work)} variant="default">
          {t('check-again')}
        </Button>
      )}
    </section>
  );
}
