// What the API refused, in its own words; a lost connection in ours.
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/client.js';
import styles from './auditor.module.css';

export function Problem({ error }: { error: unknown }) {
  const { t } = useTranslation('shell');
  const problem = error instanceof Refusal ? error.problem : undefined;
  return (
    <div className={styles.problem} role="alert">
      <b>{problem?.title ?? t('unreachable')}</b>
      <p>{problem?.detail ?? t('unreachable-hint')}</p>
      {problem?.errors?.map(({ path, message }) => (
        <p key={path}>
          <code className={styles.code}>{path}</code>: {message}
        </p>
      ))}
    </div>
  );
}
