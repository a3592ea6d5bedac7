// What came of it: tests, defenses by criterion, documents, the registry, outcomes.
import { useTranslation } from 'react-i18next';
import { type CaseFile, nameOfPerson } from '../../../api/case-file.js';
import { dayText, scoreText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import { criteriaIn, documentTitlesIn } from '../charter.js';
import styles from '../operator.module.css';
import { Sheets } from './sheets.js';
import own from './team.module.css';

export function Results({ file, charter }: { file: CaseFile; charter: object | undefined }) {
  const { t } = useTranslation('operator');
  const titleOf = (stage: string) => {
    const found = file.stages.find((each) => each.stage === stage);
    return found ? inLanguage(found.title) : stage;
  };
  const documentTitles = documentTitlesIn(charter);
  const { tests, defenses, applications, registry, outcomes } = file;
  const isEmpty = [tests, defenses, applications, registry, outcomes].every((each) => each.length === 0);
  return (
    <section className={`card ${defenses.length > 0 ? own.wide : ''}`} aria-label={t('results')}>
      <h2>{t('results')}</h2>
      {isEmpty && <p className="quiet">{t('no-results')}</p>}
      <ul className={styles.list}>
        {tests.map(({ stage, attempt, score, scores, at }) => (
          <li key={`test ${stage} ${attempt}`}>
            {t('test-attempt', { stage: titleOf(stage), attempt })}
            {score !== null && <b> — {scoreText(score)}</b>}
            <small>
              {[
                dayText(at),
                ...Object.entries(scores).map(([who, each]) => `${nameOfPerson(file, who)}: ${scoreText(each)}`),
              ].join(' · ')}
            </small>
          </li>
        ))}
        {defenses.map(({ stage, round, verdict, total, sheets, at }) => (
          <li key={`defense ${stage} ${round}`}>
            {titleOf(stage)}: {t(`verdict-${verdict}`)}
            {total && <b> — {scoreText(total.shown)}</b>}
            <small>{dayText(at)}</small>
            <Sheets
              nameOf={(person) => nameOfPerson(file, person)}
              sheets={sheets}
              criteria={criteriaIn(charter, stage)}
            />
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
        {registry.map(({ number, order, at, validUntil, removed }) => (
          <li key={`entry ${number}`}>
            <b>{t('registry-number', { number })}</b>
            <small>
              {dayText(at)} · {order}
              {validUntil && ` · ${t('valid-until', { day: dayText(validUntil) })}`}
              {removed && ` · ${t('removed')}`}
            </small>
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
      </ul>
    </section>
  );
}
