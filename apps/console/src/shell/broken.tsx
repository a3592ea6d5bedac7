// When a page fails: what it means and what to do, by what failed.
import { Button, Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Refusal } from '../api/client.js';
import styles from './shell.module.css';

export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  const isUnreachable = error instanceof TypeError && /fetch|network/i.test(error.message);
  const problem = error instanceof Refusal ? error.problem : undefined;
  return (
    <div className={styles.middle} role="alert">
      <h1>{problem?.title ?? t(isUnreachable ? 'unreachable' : 'broken')}</h1>
      <p className="quiet">{problem?.detail ?? t(isUnreachable ? 'unreachable-hint' : 'broken-hint')}</p>
      {!problem && !isUnreachable && <Code block>{String((error as Error)?.message ?? error)}</Code>}
      <Button onClick={() => location.reload()}>{t('reload')}</Button>
    </div>
  );
}
