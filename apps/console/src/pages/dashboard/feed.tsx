// What just happened, in sentences, newest first. It is read off the figures, so that everybody may see it.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../texts/times.js';
import styles from './feed.module.css';
import { type Happening, happenedBetween } from './happenings.js';
import { LastWeek } from './last-week.js';
import type { Progress } from './progress.js';
import { useSentence } from './use-sentence.js';
import { streamOf, type View } from './view.js';

const KEPT = 40;

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

export function Feed({ progress, view }: { progress: Progress; view: View }) {
  const { t } = useTranslation('dashboard');
  const told = useHappenings(progress, streamOf(view));
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
      <LastWeek {...{ progress, view }} />
    </section>
  );
}
