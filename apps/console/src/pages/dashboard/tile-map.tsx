// Russia as tiles: each region where it lies, in the color of how far it came. Arrow keys move, Enter opens.
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../api/client.js';
import { regionName, shortName } from '../../texts/region-names.js';
import { numberText } from '../../texts/times.js';
import { useStageTitle } from '../../texts/titles.js';
import { type Column, type Counting, furthestOf, type RegionRow } from './progress.js';
import { coverOf, stepOf, stepOfCover } from './reach.js';
import styles from './tile-map.module.css';

type Region = Answers['RegionDto'];

interface Props {
  readonly regions: readonly Region[];
  readonly rows: readonly RegionRow[];
  readonly columns: readonly Column[];
  readonly counting: Counting;
  /** Colored by this column's coverage; undefined: by the furthest stage. */
  readonly coverage: string | undefined;
  onOpen(region: string): void;
}

const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function TileMap({ regions, rows, columns, counting, coverage, onOpen }: Props) {
  const { t } = useTranslation('dashboard');
  const [current, setCurrent] = useState('MOW');
  const map = useRef<HTMLElement>(null);
  const byRegion = useMemo(() => new Map(rows.map((row) => [row.region, row])), [rows]);
  const first = regions.some(({ key }) => key === current) ? current : regions[0]?.key;
  const move = (event: KeyboardEvent, from: Region) => {
    const to = moves[event.key] && neighbour(regions, from, moves[event.key]!);
    if (!to) return;
    event.preventDefault();
    setCurrent(to.key);
    map.current?.querySelector<HTMLElement>(`[data-region="${to.key}"]`)?.focus();
  };
  return (
    <section ref={map} className={styles.map} aria-label={t('map')}>
      {regions.map((region) => (
        <Tile
          key={region.key}
          {...{ region, columns, counting, coverage }}
          row={byRegion.get(region.key)}
          isFirst={region.key === first}
          onKey={(event) => move(event, region)}
          onOpen={() => onOpen(region.key)}
          onFocus={() => setCurrent(region.key)}
        />
      ))}
    </section>
  );
}

interface TileProps extends Pick<Props, 'columns' | 'counting' | 'coverage'> {
  readonly region: Region;
  readonly row: RegionRow | undefined;
  readonly isFirst: boolean;
  onKey(event: KeyboardEvent): void;
  onOpen(): void;
  onFocus(): void;
}

function Tile({ region, row, columns, counting, coverage, isFirst, onKey, onOpen, onFocus }: TileProps) {
  const told = useTold();
  const cover = coverage === undefined ? undefined : coverOf(row, coverage);
  const counted = cover === undefined ? counting : 'involved';
  const teams = row?.[counted] ?? 0;
  const text = told(region, row, columns, counted);
  return (
    <button
      type="button"
      className={styles.tile}
      style={{ gridRow: region.tile.row + 1, gridColumn: region.tile.column + 1 }}
      data-region={region.key}
      data-reach={cover ? stepOfCover[cover] : stepOf(row, columns, counting)}
      data-cover={cover}
      data-target={row?.isTarget || undefined}
      data-teams={teams}
      tabIndex={isFirst ? 0 : -1}
      title={text}
      onKeyDown={onKey}
      onClick={onOpen}
      onFocus={onFocus}
    >
      <span className={styles.name} aria-hidden="true">
        {shortName(region.key, region.nameRu)}
      </span>
      {teams > 0 && (
        <span className={styles.teams} aria-hidden="true">
          {numberText(teams)}
        </span>
      )}
      <span className="unseen">{text}</span>
    </button>
  );
}

/** A tile in a sentence: what a hand over it and a screen reader are told. */
function useTold() {
  const { t } = useTranslation('dashboard');
  const titleOf = useStageTitle();
  return (region: Region, row: RegionRow | undefined, columns: readonly Column[], counting: Counting): string => {
    const teams = row?.[counting] ?? 0;
    const furthest = row && teams ? furthestOf(row, columns, counting) : undefined;
    const parts = [
      regionName(region.key, region.nameRu),
      teams ? t(`tile-${counting}`, { count: teams }) : t('no-teams'),
      furthest && t('tile-furthest', { stage: titleOf(furthest) }),
      row?.isTarget && t('tile-target'),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}

/** The nearest tile in that direction: what lies off to the side counts three times. */
function neighbour(regions: readonly Region[], from: Region, [down, right]: readonly [number, number]) {
  let nearest: Region | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const region of regions) {
    const [rows, columns] = [region.tile.row - from.tile.row, region.tile.column - from.tile.column];
    const ahead = rows * down + columns * right;
    const aside = Math.abs(rows * right) + Math.abs(columns * down);
    if (ahead <= 0 || ahead + 3 * aside >= least) continue;
    least = ahead + 3 * aside;
    nearest = region;
  }
  return nearest;
}
