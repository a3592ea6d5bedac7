// The import under way, and what came of it.
import { Button, Progress as Bar } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { numberText } from '../../../texts/times.js';
import { CountsText } from './counts-text.js';
import styles from './import.module.css';
import type { Importing, Progress } from './use-import.js';
import type { Work } from './use-kept-sheet.js';
import { cellsOf } from './values.js';

interface Props {
  readonly cohort: string;
  readonly work: Work;
  readonly progress: Progress;
  readonly importing: Importing;
  onAgain(): void;
}

export function Summary({ cohort, work, progress, importing: { run, forget }, onAgain }: Props) {
  const { t } = useTranslation('imports');
  const { done, of, isOver, counts, errors } = progress;
  return (
    <section className={`card ${styles.check}`} aria-label={t('import')}>
      <div role="status">
        <h2>{t(isOver ? 'done' : run.isError ? 'stopped' : 'under-way')}</h2>
        {!isOver && <p className="quiet figures">{t('done-of', { done: numberText(done), of: numberText(of) })}</p>}
        {(isOver || done > 0) && <CountsText counts={counts} says="came-to" />}
      </div>
      {!isOver && <Bar value={(100 * done) / of} animated={run.isPending} aria-label={t('under-way')} />}
      <RefusalNote error={run.error} />
      {errors.length > 0 && (
        <ul className={styles.errors}>
          {errors.map(({ row, column, message }) => (
            <li key={`${row} ${column} ${message}`}>
              <b>{cellsOf(work.sheet, work.mapping, row).name}</b>: {message}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {isOver && (
          <Button component={Link} to={`/operator/cohorts/${cohort}`} onClick={onAgain}>
            {t('to-board')}
          </Button>
        )}
        {isOver && (
          <Button variant="default" onClick={onAgain}>
            {t('other-file')}
          </Button>
        )}
        {(run.isError || (isOver && errors.length > 0)) && (
          <Button variant="default" onClick={forget}>
            {t('back-to-rows')}
          </Button>
        )}
      </div>
    </section>
  );
}
