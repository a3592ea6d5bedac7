// Readings of personal data that somebody made in a row: how many, by whom and when, and each of them at a click.
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayText } from '../../../texts/times.js';
import type { DecisionWords } from '../words/decision-words.js';
import { DecisionRow } from './decision-row.js';
import type { Entry } from './entries.js';
import rows from './log.module.css';

export function ReadingsRow({ entry, words }: { entry: Entry; words: DecisionWords }) {
  const { t } = useTranslation(['auditor', 'domain']);
  const [isOpen, setIsOpen] = useState(false);
  const [newest] = entry;
  return (
    <li className={rows.readings} data-readings={entry.length}>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <span className={`${rows.times} figures`}>
            <time dateTime={newest.decidedAt}>
              {dayText(newest.decidedAt)} {clockText(newest.decidedAt)}
            </time>
          </span>
          <span className={rows.opens}>
            <IconChevronRight size={15} aria-hidden /> {t('readings', { count: entry.length })}
          </span>
          <span className={rows.who}>
            <span title={newest.actor}>{words.actor(newest.actor)}</span>{' '}
            <span className="quiet">{t(`domain:role-${newest.role}`)}</span>
          </span>
        </summary>
        {isOpen && (
          <ol className={rows.rows}>
            {entry.map((decision) => (
              <DecisionRow key={decision.decision} {...{ decision, words }} />
            ))}
          </ol>
        )}
      </details>
    </li>
  );
}
