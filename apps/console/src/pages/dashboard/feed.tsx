// What just happened, in sentences, newest first. It is read off the figures, so that everybody may see it.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { regionName } from '../../texts/region-names.js';
import { clockText } from '../../texts/times.js';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { type Happening, happenedBetween } from './happenings.js';
import type { Progress } from './progress.js';

const KEPT = 40;
const NAMED = 3;

interface Told extends Happening {
  readonly id: number;
  readonly at: number;
}

/** Of one live view: another filter begins anew. */
function useHappenings(progress: Progress, view: string): readonly Told[] {
  const [told, setTold] = useState<readonly Told[]>([]);
  const before = useRef<{ progress: Progress; view: string }>(undefined);
  useEffect(() => {
    const was = before.current;
    before.current = { progress, view };
    if (was?.view !== view) return setTold([]);
    const happened = happenedBetween(was.progress, progress);
    if (!happened.length) return;
    const at = Date.now();
    setTold((all) =>
      [...happened.map((each, index) => ({ ...each, at, id: at + index / 100 })).reverse(), ...all].slice(0, KEPT),
    );
  }, [progress, view]);
  return told;
}

export function Feed({ progress, view }: { progress: Progress; view: string }) {
  const { t } = useTranslation('dashboard');
  const told = useHappenings(progress, view);
  const sentence = useSentence(progress);
  return (
    <section className={`card ${styles.feed}`}>
      <h2>{t('happenings')}</h2>
      {told.length === 0 && <p className="quiet">{t('happenings-empty')}</p>}
      <ol aria-live="polite">
        {told.map((each) => (
          <li key={each.id}>
            <time className="figures quiet">{clockText(each.at)}</time>
            <span>{sentence(each)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSentence({ regions }: Progress) {
  const { t } = useTranslation(['dashboard', 'domain']);
  const titleOf = useStageTitle();
  const names = new Map(regions.map(({ region, name }) => [region, regionName(region, name)]));
  return ({ what, column, teams, regions: moved }: Happening): string => {
    const named = moved.slice(0, NAMED).map((region) => names.get(region) ?? region);
    if (moved.length > NAMED) named.push(t('and-more', { count: moved.length - NAMED }));
    return t(`happened-${what}`, {
      count: teams,
      teams: t('domain:teams', { count: teams }),
      stage: column ? titleOf(column) : '',
      regions: named.join(', '),
    });
  };
}
