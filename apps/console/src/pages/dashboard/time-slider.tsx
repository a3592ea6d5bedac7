// The day that is shown: drag back and the whole board shows it; now is at the right end.
import { Button, Slider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cohorts, systemTime } from '../../api/queries.js';
import { dayText } from '../../texts/times.js';
import styles from './dashboard.module.css';
import { DAY, dayAt, dayOf } from './days.js';
import type { View } from './view.js';

const SETTLED_MS = 200;

export function TimeSlider({ view, onChange }: { view: View; onChange(change: Partial<View>): void }) {
  const { t } = useTranslation('dashboard');
  const now = useQuery(systemTime).data;
  const opened = useQuery(cohorts(view.program ?? undefined)).data?.items.map(({ openedAt }) => openedAt) ?? [];
  const [dragged, setDragged] = useState<number>();
  useEffect(() => {
    if (dragged === undefined || now === undefined) return;
    const settle = setTimeout(() => {
      onChange({ asOf: dragged >= dayOf(now) ? null : dayAt(dragged) });
      setDragged(undefined);
    }, SETTLED_MS);
    return () => clearTimeout(settle);
  }, [dragged, now, onChange]);
  if (now === undefined || opened.length === 0) return <div className={styles.time} />;
  const [first, last] = [Math.min(...opened.map(dayOf)) - 1, dayOf(now)];
  const at = dragged ?? (view.asOf === null ? last : dayOf(view.asOf));
  const said = (day: number) => (day >= last ? t('now') : dayText(day * DAY));
  return (
    <div className={styles.time} data-past={view.asOf !== null || undefined}>
      <Slider
        thumbLabel={t('time')}
        min={first}
        max={Math.max(last, first + 1)}
        value={Math.min(at, last)}
        onChange={setDragged}
        label={said}
        color={view.asOf === null ? 'sea' : 'past'}
        thumbProps={{ 'aria-valuetext': said(at) } as object}
        size="sm"
      />
      <span className="figures">{said(at)}</span>
    </div>
  );
}

export function PastBanner({ asOf, isComing, onBack }: { asOf: string; isComing: boolean; onBack(): void }) {
  const { t } = useTranslation('dashboard');
  return (
    <div className={styles.past} role="status" aria-busy={isComing}>
      <span>
        <strong>{t('past')}.</strong> {t('past-hint', { day: dayText(asOf) })}
      </span>
      <Button size="compact-sm" color="past" onClick={onBack}>
        {t('back-to-now')}
      </Button>
    </div>
  );
}
