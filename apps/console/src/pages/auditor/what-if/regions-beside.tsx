// The regions as they are beside as they would be: two maps by the furthest stage, and each that differs by name.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answers, api, well } from '../../../api/client.js';
import { regions as allRegions } from '../../../api/queries.js';
import { regionName } from '../../../texts/region-names.js';
import { inLanguage } from '../../../texts/titles.js';
import styles from '../auditor.module.css';
import type { Charter } from '../words/charters.js';
import maps from './regions-beside.module.css';

type Reached = Readonly<Record<string, number>>;
interface Props {
  readonly answer: Answers['WhatIfAnswerDto'];
  readonly cohort: string;
  readonly charter: Charter;
}

export function RegionsBeside({ answer, cohort, charter }: Props) {
  const { t } = useTranslation('auditor');
  const table = useQuery(allRegions).data?.items ?? [];
  const real = useQuery({
    queryKey: ['progress', cohort],
    queryFn: () => well(api.GET('/api/v1/regions/progress', { params: { query: { cohort } } })),
  }).data;
  if (!real) return null;
  const isReal = (row: (typeof real.regions)[number]): Reached => ({
    enrolled: row.involved + row.guests,
    ...Object.fromEntries(Object.entries(row.reached).map(([key, counts]) => [key, counts.involved + counts.guests])),
  });
  const rows = new Map(real.regions.map((row) => [row.region, isReal(row)]));
  const would = new Map(rows);
  for (const { level, place, reached, hypothetical } of answer.progress.filter((each) => each.cohort === cohort))
    if (level === 'region')
      would.set(place, {
        ...would.get(place),
        [reached.replace(/^stage:/, '')]: hypothetical.involved + hypothetical.guests,
      });
  const stages = charter.stages.map(({ id }) => id);
  const stepOf = (reached: Reached | undefined): number => {
    if (!reached?.enrolled) return 0;
    const last = stages.findLastIndex((stage) => (reached[stage] ?? 0) > 0);
    return last < 0 ? 1 : Math.min(7, 2 + Math.round((5 * last) / Math.max(1, stages.length - 1)));
  };
  const furthest = (reached: Reached | undefined): string => {
    const stage = charter.stages.findLast(({ id }) => (reached?.[id] ?? 0) > 0);
    return stage ? inLanguage(stage.title) : t(reached?.enrolled ? 'only-enrolled' : 'no-teams');
  };
  const differing = table.filter(({ key }) => JSON.stringify(rows.get(key)) !== JSON.stringify(would.get(key)));
  const sides = [
    ['as-is', rows],
    ['as-would-be', would],
  ] as const;
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('regions-beside')}</h2>
      <div className={styles.beside}>
        {sides.map(([side, those]) => (
          <div key={side} data-side={side}>
            <h3>{t(side)}</h3>
            <div className={maps.map} role="img" aria-label={t('map-of', { side: t(side), count: differing.length })}>
              {table.map(({ key, nameRu, tile }) => (
                <span
                  key={key}
                  data-region={key}
                  data-reach={stepOf(those.get(key))}
                  data-differs={differing.some((each) => each.key === key) || undefined}
                  title={`${regionName(key, nameRu)}: ${furthest(those.get(key))}`}
                  style={{ gridRow: tile.row + 1, gridColumn: tile.column + 1 }}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      {differing.length === 0 && <p className="quiet">{t('regions-same')}</p>}
      <ul className={styles.list}>
        {differing.map(({ key, nameRu }) => (
          <li key={key}>
            <b>{regionName(key, nameRu)}</b>: {furthest(rows.get(key))} → {furthest(would.get(key))}
          </li>
        ))}
      </ul>
    </section>
  );
}
