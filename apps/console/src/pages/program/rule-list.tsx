// Rules by name; what reads otherwise than in another version is marked, with what it was.
import { useTranslation } from 'react-i18next';
import styles from './program.module.css';
import type { Difference, Rule } from './rules/rule.js';

export function RuleList({ rules, differences }: { rules: readonly Rule[]; differences: readonly Difference[] }) {
  return (
    <dl className={styles.rules}>
      {rules.map(({ key, label, value }) => {
        const difference = differences.find(({ rule }) => rule === key);
        return (
          <div key={key} data-rule={key} data-changed={difference !== undefined || undefined}>
            <dt>{label}</dt>
            <dd>
              {typeof value === 'string' ? value : <Lines lines={value} />}
              {difference && <Was difference={difference} />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Was({ difference: { before } }: { difference: Difference }) {
  const { t } = useTranslation('program');
  return <small>{before === undefined ? t('is-new') : t('was', { before })}</small>;
}
