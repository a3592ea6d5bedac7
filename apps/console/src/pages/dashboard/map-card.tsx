// The map with its legend, which says by which rule it was counted.
import type { Answers } from '../../api/client.js';
import styles from './dashboard.module.css';
import { Legend } from './legend.js';
import type { Progress } from './progress.js';
import { TileMap } from './tile-map.js';
import type { View } from './view.js';

interface Props {
  readonly view: View;
  readonly progress: Progress;
  readonly regions: readonly Answers['RegionDto'][];
  onOpen(region: string): void;
}

export function MapCard({ view, progress, regions, onOpen }: Props) {
  const { columns } = progress;
  const wanted = regions.filter(({ district }) => view.district === null || (district ?? '') === view.district);
  const coverage = view.coloring === 'coverage' ? (view.stage ?? columns.at(-1)?.key) : undefined;
  return (
    <section className={`card ${styles.mapCard}`} data-position={progress.position}>
      <TileMap regions={wanted} rows={progress.regions} counting={view.counting} {...{ columns, coverage, onOpen }} />
      <Legend view={view} columns={columns} />
    </section>
  );
}
