// What is on record beside what the rules give, event by event.
import { useTranslation } from 'react-i18next';
import styles from '../auditor.module.css';
import { Json } from '../json.js';
import type { DecisionWords } from '../words/decision-words.js';
import type { Verdict } from './findings-so-far.js';

interface Props {
  readonly verdict: Verdict;
  readonly words: DecisionWords;
}

export function BothOutcomes({ verdict, words }: Props) {
  const { t } = useTranslation('auditor');
  const cohort = /^(?:team|cohort)-([^.]+)/.exec(verdict.stream)?.[1] ?? '';
  return (
    <div className={styles.beside}>
      {(['recorded', 'reExecuted'] as const).map((side) => (
        <div key={side} data-side={side}>
          <h3>{t(side)}</h3>
          {verdict[side]?.length === 0 && <p className="quiet">{t('nothing-decided')}</p>}
          {verdict[side]?.map((event) => (
            <div key={JSON.stringify(event)}>
              <p>{toldOf(event, words, cohort)}</p>
              <Json value={event.data} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function toldOf(event: { type: string; data: unknown }, words: DecisionWords, cohort: string): string {
  if (event.type !== 'CommandRefused') return words.event(event, cohort);
  const { code, facts } = event.data as { code: string; facts: object };
  const { title, detail } = words.refusal(code, facts, cohort);
  return `${words.event(event, cohort)}: ${title}. ${detail}`;
}
