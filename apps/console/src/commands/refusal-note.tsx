// A refusal as a sentence with its facts and what to do next; a system that does not answer, likewise.
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/client.js';
import styles from './refusal-note.module.css';

export function RefusalNote({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const {
    title,
    detail,
    errors = [],
  } = error instanceof Refusal ? error.problem : { title: t('unreachable'), detail: t('unreachable-hint'), errors: [] };
  return (
    <div role="alert" className={styles.note}>
      <strong>{title ?? t('broken')}</strong>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path + message}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
