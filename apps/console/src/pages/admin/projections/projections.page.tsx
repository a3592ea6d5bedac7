// Projections: how far each is behind the log, what stands still and why, and building them anew.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Coming } from '../../../commands/coming.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { clockText, numberText } from '../../../texts/times.js';
import styles from '../admin.module.css';
import { ObstacleCard } from './obstacle-card.js';
import { ProjectionTable } from './projection-table.js';
import { allProjections, obstaclesIn, standingOf } from './projections.js';
import { type Rebuild, Rebuilding } from './rebuilding.js';

export function Component() {
  const { t } = useTranslation('admin');
  const { data, error, dataUpdatedAt } = useQuery(allProjections);
  const [asked, setAsked] = useState<Rebuild>();
  if (!data) return <Coming error={error} />;
  const { items } = data;
  const obstacles = obstaclesIn(items);
  const count = (standing: string) => items.filter((each) => standingOf(each) === standing).length;
  const tallies = [
    { text: 'tally-all', count: items.length, tone: undefined },
    { text: 'tally-behind', count: count('behind'), tone: 'warn' },
    { text: 'tally-parked', count: new Set(obstacles.map(({ key }) => key.key)).size, tone: 'bad' },
    { text: 'tally-building', count: count('building'), tone: 'warn' },
  ];
  return (
    <>
      <div className={styles.top}>
        <div>
          <h1>{t('projections')}</h1>
          <p className="quiet">{t('projections-lead')}</p>
          <p className="quiet figures">{t('asked-at', { time: clockText(dataUpdatedAt) })}</p>
        </div>
        <Button variant="default" onClick={() => setAsked({ projection: undefined, isBack: false })}>
          {t('rebuild-all')}
        </Button>
      </div>
      <RefusalNote error={error} />
      <dl className={`card ${styles.tallies} figures`}>
        {tallies.map(({ text, count: number, tone }) => (
          <div key={text} data-tone={number > 0 ? tone : undefined}>
            <dt>{t(text)}</dt>
            <dd>{numberText(number)}</dd>
          </div>
        ))}
      </dl>
      {obstacles.length > 0 && (
        <section aria-label={t('stands-still')} className={styles.form}>
          <h2>{t('stands-still')}</h2>
          {obstacles.map((obstacle) => (
            <ObstacleCard key={`${obstacle.key.key} ${obstacle.key.position}`} obstacle={obstacle} />
          ))}
        </section>
      )}
      <ProjectionTable items={items} onRebuild={setAsked} />
      <Rebuilding asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}
