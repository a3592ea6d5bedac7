// What came of it: tests, defenses by criterion, documents, the registry, outcomes.
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../../api/client.js';
import { type CaseFile, nameOfPerson } from '../../../api/case-file.js';
import { dayText, scoreText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import { criteriaIn, documentTitlesIn } from '../charter.js';
import styles from '../operator.module.css';
import { Corrected } from './corrected.js';
import { Sheets } from './sheets.js';
import own from './team.module.css';

export function Results({ file }: { file: CaseFile }) {
  const { t } = useTranslation('operator');
  const titleOf = (stage: string) => {
    const found = file.stages.find((each) => each.stage === stage);
    return found ? inLanguage(found.title) : stage;
  };
  const { charter, tests, defenses, appeals, applications, registry, outcomes, consultations } = file;
  const documentTitles = documentTitlesIn(charter);
  const isEmpty = [tests, defenses, appeals, applications, registry, outcomes, consultations].every(
    (each) => each.length === 0,
  );
  return (
    <section className={`card ${defenses.length > 0 ? own.wide : ''}`} aria-label={t('results')}>
      <h2>{t('results')}</h2>
      {isEmpty && <p className="quiet">{t('no-results')}</p>}
      <ul className={styles.list}>
        {tests.map(({ stage, attempt, score, scores, at, corrections }) => (
          <li key={`test ${stage} ${attempt}`}>
            {t('test-attempt', { stage: titleOf(stage), attempt })}
            {score !== null && <b> — {scoreText(score)}</b>}
            <small>
              {[
                dayText(at),
                ...Object.entries(scores).map(([who, each]) => `${nameOfPerson(file, who)}: ${scoreText(each)}`),
              ].join(' · ')}
            </small>
            <Corrected corrections={corrections} was={scoreBefore} />
          </li>
        ))}
        {defenses.map(({ stage, round, verdict, total, sheets, at, annulled }) => (
          <li key={`defense ${stage} ${round} ${at}`} data-annulled={annulled !== null || undefined}>
            {titleOf(stage)}: {t(`verdict-${verdict}`)}
            {total && <b> — {scoreText(total.shown)}</b>}
            {annulled && <span className={styles.risk}> · {t('annulled')}</span>}
            <small>{dayText(at)}</small>
            {annulled && <Corrected corrections={[annulled]} />}
            <Sheets
              nameOf={(person) => nameOfPerson(file, person)}
              sheets={sheets}
              criteria={criteriaIn(charter, stage)}
            />
          </li>
        ))}
        {appeals.map(({ appeal, stage, grounds, at, resolved }) => (
          <li key={`appeal ${appeal}`} data-appeal={resolved?.verdict ?? 'open'}>
            {t('appeal', { stage: titleOf(stage) })}: {t(`appeal-${resolved?.verdict ?? 'open'}`)}
            <small>
              {dayText(at)} · {grounds}
            </small>
            {resolved && (
              <small>
                {dayText(resolved.at)} · {resolved.reason}
              </small>
            )}
          </li>
        ))}
        {applications.map(({ stage, documents, at, returned }) => (
          <li key={`application ${at}`}>
            {t('application', { stage: titleOf(stage) })}
            {returned && <span className={styles.risk}>{t('application-returned', { reason: returned.reason })}</span>}
            <small>
              {dayText(at)} ·{' '}
              {documents
                .map(({ document, reference }) => `${documentTitles.get(document) ?? document}: ${reference}`)
                .join('; ')}
            </small>
          </li>
        ))}
        {registry.map(({ number, order, at, validUntil, removed, corrections }) => (
          <li key={`entry ${number}`}>
            <b>{t('registry-number', { number })}</b>
            <small>
              {dayText(at)} · {order}
              {validUntil && ` · ${t('valid-until', { day: dayText(validUntil) })}`}
              {removed && ` · ${t('removed')}`}
            </small>
            <Corrected corrections={corrections} was={numberBefore} />
            {removed && <Corrected corrections={[removed]} />}
          </li>
        ))}
        {outcomes.map(({ outcome, description, document, at }) => (
          <li key={`outcome ${outcome} ${at}`}>
            {description}
            <small>
              {dayText(at)} · {document}
            </small>
          </li>
        ))}
        {consultations.map(({ topic, present, at }) => (
          <li key={`consultation ${at}`}>
            {t('consultation', { topic })}
            <small>{[dayText(at), ...present.map((person) => nameOfPerson(file, person))].join(' · ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Before = Pick<Answers['CorrectedDto'], 'before'>;
const scoreBefore = ({ before: { score } }: Before): string => (typeof score === 'number' ? scoreText(score) : '');
const numberBefore = ({ before: { number, order } }: Before): string => `№ ${String(number)}, ${String(order)}`;
