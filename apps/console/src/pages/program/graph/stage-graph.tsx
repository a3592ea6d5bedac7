// The stages as a graph: each a link to its rules, with lines from what it requires. Wide screens read it to the right,
// narrow ones downwards.
import { useMediaQuery } from '@mantine/hooks';
import { IconAward, IconCertificate, IconChecklist, IconMessages, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Stage, StageKind } from '#contract/charter';
import { inLanguage } from '../../../texts/titles.js';
import { useBrief } from '../rules/use-brief.js';
import { type Line, layOut, type Place } from './layout.js';
import styles from './stage-graph.module.css';

const icons = {
  sessions: IconUsers,
  test: IconChecklist,
  'pre-defense': IconMessages,
  defense: IconAward,
  registry: IconCertificate,
} as const satisfies Record<StageKind, unknown>;

interface Size {
  readonly width: number;
  readonly height: number;
  readonly along: number;
  readonly across: number;
}
const wide: Size = { width: 170, height: 106, along: 32, across: 20 };
const narrow: Size = { width: 146, height: 106, along: 30, across: 12 };

interface Props {
  readonly stages: readonly Stage[];
  /** Whose rules are others than in the version that it is held against. */
  readonly changed: ReadonlySet<string>;
}

export function StageGraph({ stages, changed }: Props) {
  const { t } = useTranslation(['program', 'domain']);
  const isNarrow = useMediaQuery('(max-width: 48em)', false);
  const brief = useBrief();
  const size = isNarrow ? narrow : wide;
  const layout = layOut(stages);
  const step = isNarrow ? size.height + size.along : size.width + size.along;
  const lane = isNarrow ? size.width + size.across : size.height + size.across;
  const corner = ({ layer, lane: at }: Place) => {
    const [along, across] = [layer * step, (at + (layout.lanes - 1) / 2) * lane];
    return isNarrow ? { left: across, top: along } : { left: along, top: across };
  };
  const [long, broad] = [layout.layers * step - size.along, layout.lanes * lane - size.across];
  const [width, height] = isNarrow ? [broad, long] : [long, broad];
  const titleOf = new Map(stages.map(({ id, title }) => [id, inLanguage(title)]));
  return (
    <nav className={styles.scroller} aria-label={t('graph')}>
      <ol className={styles.graph} style={{ width, height }}>
        <svg className={styles.lines} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          {layout.lines.map((line) => (
            <path key={`${line.from} ${line.to}`} d={pathOf(line, layout.places, { corner, size, isNarrow })} />
          ))}
        </svg>
        {stages.map((stage) => {
          const { id, kind, requires } = stage;
          const Icon = icons[kind];
          const place = layout.places.get(id);
          return (
            <li key={id} style={{ ...(place && corner(place)), width: size.width, height: size.height }}>
              <a
                href={`#stage-${id}`}
                className={styles.stage}
                data-stage={id}
                data-changed={changed.has(id) || undefined}
              >
                <span className={styles.kind}>
                  <Icon size={14} aria-hidden />
                  {t(`kind.${kind}`)}
                </span>
                <b>{inLanguage(stage.title)}</b>
                <span className={styles.brief}>{brief(stage)}</span>
                {requires.length > 0 && (
                  <span className="unseen">
                    {t('after', { stages: requires.map((each) => titleOf.get(each)).join(', ') })}
                  </span>
                )}
                {changed.has(id) && <span className="unseen">{t('has-changed')}</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

interface Drawing {
  corner(place: Place): { left: number; top: number };
  readonly size: Size;
  readonly isNarrow: boolean;
}

/** From the end of one place to the beginning of the next, and straight across the free ones. */
function pathOf({ from, to, through }: Line, places: ReadonlyMap<string, Place>, { corner, size, isNarrow }: Drawing) {
  const stops = [places.get(from), ...through, places.get(to)].flatMap((place) => (place ? [corner(place)] : []));
  const middle = isNarrow ? { x: size.width / 2, y: 0 } : { x: 0, y: size.height / 2 };
  const end = isNarrow ? { x: 0, y: size.height } : { x: size.width, y: 0 };
  return stops
    .map(({ left, top }, index) => {
      const begins = { x: left + middle.x, y: top + middle.y };
      const ends = { x: begins.x + end.x, y: begins.y + end.y };
      if (index === 0) return `M${ends.x},${ends.y}`;
      const bend = isNarrow
        ? `c0,${size.along / 2} ${begins.x - before(index).x},${size.along / 2}`
        : `c${size.along / 2},0 ${size.along / 2},${begins.y - before(index).y}`;
      const curve = `${bend} ${begins.x - before(index).x},${begins.y - before(index).y}`;
      return index === stops.length - 1 ? curve : `${curve} L${ends.x},${ends.y}`;
    })
    .join(' ');

  function before(index: number) {
    const { left, top } = stops[index - 1] as { left: number; top: number };
    return { x: left + middle.x + end.x, y: top + middle.y + end.y };
  }
}
