// What a charter says besides its stages: admission, the commission, appeals, what it is for.
import styles from './program.module.css';
import { RuleList } from './rule-list.js';
import type { Difference, Section } from './rules/rule.js';
import { ownId, parts } from './rules/use-sections.js';

interface Props {
  readonly sections: readonly Section[];
  readonly differences: readonly Difference[];
}

export function OwnParts({ sections, differences }: Props) {
  const own = parts.map(ownId);
  return (
    <div className={styles.parts}>
      {sections
        .filter(({ id }) => own.includes(id))
        .map(({ id, title, rules }) => (
          <section key={id} className={`card ${styles.card}`} aria-label={title}>
            <h2>{title}</h2>
            <RuleList rules={rules} differences={differences.filter(({ section }) => section === id)} />
          </section>
        ))}
    </div>
  );
}
