// Who would stand otherwise, by which rule, and which commands could no longer have been given.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answers } from '../../../api/client.js';
import { numberText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import styles from '../auditor.module.css';
import { useDecisionWords } from '../words/decision-words.js';
import { useTitles } from '../words/titles.js';

const effects = ['flipped-to-fail', 'flipped-to-pass', 'newly-refused', 'newly-possible', 'otherwise', 'same'] as const;
const tones: Readonly<Record<string, string>> = { 'flipped-to-fail': 'bad', 'flipped-to-pass': 'good', same: '' };
const noPeople = {};

export function Effects({ answer: { teams, changed } }: { answer: Answers['WhatIfAnswerDto'] }) {
  const { t } = useTranslation('auditor');
  const titles = useTitles([...new Set(teams.map(({ cohort }) => cohort))]);
  const words = useDecisionWords(titles, noPeople);
  const otherwise = teams.filter(({ effect }) => effect !== 'same');
  const impossible = changed.filter((each) => each.impossible);
  return (
    <>
      <section className={`card ${styles.card}`} aria-label={t('effects')}>
        <dl className={`${styles.tallies} figures`}>
          {effects
            .map((effect) => ({ effect, count: teams.filter((each) => each.effect === effect).length }))
            .filter(({ effect, count }) => count || effect === 'same' || effect.startsWith('flipped'))
            .map(({ effect, count }) => (
              <div key={effect} data-effect={effect} data-tone={count ? tones[effect] : undefined}>
                <dt>{t(`effect.${effect}`)}</dt>
                <dd>{numberText(count)}</dd>
              </div>
            ))}
        </dl>
      </section>
      {otherwise.length > 0 && (
        <section className={`card ${styles.card}`}>
          <h2>{t('who-otherwise')}</h2>
          <ul className={styles.list}>
            {otherwise.map(({ cohort, team, effect, decision, because }) => (
              <li key={`${cohort}.${team}`} data-team={team}>
                <p>
                  <span className={styles.badge} data-tone={tones[effect] ?? 'warn'}>
                    {t(`effect.${effect}`)}
                  </span>{' '}
                  <Link to={`/auditor/teams/${cohort}/${team}`}>{titles.team(cohort, team)}</Link>
                </p>
                {because && <p>{inLanguage(because)}</p>}
                {decision && <Link to={`/auditor/decisions/${decision}`}>{t('open')}</Link>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {impossible.length > 0 && (
        <section className={`card ${styles.card}`}>
          <h2>{t('impossible')}</h2>
          <ul className={styles.list}>
            {impossible.map(({ decision, command, stream, headline }) => (
              <li key={decision}>
                <Link to={`/auditor/decisions/${decision}`}>{words.command(command)}</Link>{' '}
                <span className="quiet">{words.subject(stream).name}</span>
                <p>{inLanguage(headline)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
