// Replay: the recorded decisions put before the rules again, and what does not come out as it was recorded.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../texts/times.js';
import styles from '../auditor.module.css';
import { Running } from '../running.js';
import { useRun } from '../use-run.js';
import { useDecisionWords } from '../words/decision-words.js';
import { useTitles } from '../words/titles.js';
import { nothingYet, type Replayed, take } from './findings-so-far.js';
import { ReplayForm } from './replay-form.js';
import { VerdictCard } from './verdict-card.js';

const noPeople = {};
const cohortIn = (stream: string): string[] => /^(?:team|cohort)-([^.]+)/.exec(stream)?.slice(1) ?? [];

export function Component() {
  const { t } = useTranslation('auditor');
  const run = useRun(nothingYet, take);
  const { state, status } = run;
  const cohorts = useMemo(() => [...new Set(state.verdicts.flatMap(({ stream }) => cohortIn(stream)))], [state]);
  const words = useDecisionWords(useTitles(cohorts), noPeople);
  return (
    <>
      <div className={styles.top}>
        <h1>{t('replay-title')}</h1>
        <p className="quiet">{t('replay-lead')}</p>
      </div>
      <ReplayForm isRunning={status === 'running'} onAsk={(filter) => run.start('/api/v1/audit/replay', filter)} />
      <Running run={run} events={state.events} failed={state.failed} />
      {status !== 'idle' && <Counts state={state} />}
      {state.verdicts.map((verdict) => (
        <VerdictCard key={`${verdict.stream} ${verdict.revision}`} {...{ verdict, words }} />
      ))}
    </>
  );
}

const names = [
  ['MATCH', 'good'],
  ['DIVERGED', 'bad'],
  ['NOT REPLAYABLE', 'warn'],
  ['NOT CHECKED', 'warn'],
] as const;

function Counts({ state: { counts, summary } }: { state: Replayed }) {
  const { t } = useTranslation('auditor');
  return (
    <section className={`card ${styles.card}`} aria-label={t('verdicts')}>
      <dl className={`${styles.tallies} figures`}>
        {names
          .filter(([name]) => name !== 'MATCH' || summary)
          .map(([name, tone]) => (
            <div key={name} data-verdict={name} data-tone={counts[name] ? tone : undefined}>
              <dt>{t(`verdict.${name}`)}</dt>
              <dd>{numberText(counts[name] ?? 0)}</dd>
            </div>
          ))}
      </dl>
      {summary && (
        <p className="quiet">
          {t('replay-summary', {
            overtaken: numberText(summary.overtaken ?? 0),
            rate: numberText(summary.rate ?? 0),
            seconds: numberText(summary.seconds ?? 0),
          })}
        </p>
      )}
    </section>
  );
}
