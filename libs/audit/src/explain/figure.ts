// Which figure is asked about: `{level}:{place}[:{reached}]`, by one metric.
import type { Level, Metric } from '#projections/region-progress/contributions';
import type { FigureKey } from '#projections/region-progress/contributions.query';

const levels: readonly string[] = ['region', 'district', 'federation'] satisfies readonly Level[];
const metrics: readonly string[] = ['involved', 'led', 'guests', 'guestLed'] satisfies readonly Metric[];

/** Undefined where it names no figure. `reached`: `enrolled` (where not given), `stage:{id}`, or a kind of stages. */
export function figureOf(key: string, metric: string): FigureKey | undefined {
  const [, level, place, reached = 'enrolled'] = /^([a-z]+):([^:]*)(?::(.+))?$/.exec(key) ?? [];
  if (level === undefined || place === undefined || !levels.includes(level) || !metrics.includes(metric))
    return undefined;
  return { level: level as Level, place, reached, metric: metric as Metric };
}
