// What one team adds to the figures: a pure function of where it stands, so a change is the difference of two sets.
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { complement, intersection, never, since, type Spans, union } from '../spans.js';
import { membership, reachedBy, type Standing } from './standing.js';

export type Level = 'region' | 'district' | 'federation';
export type Metric = 'involved' | 'led' | 'guests' | 'guestLed';
export const federation = 'RU';

/** One more from a date on, or one less. */
export interface Contribution {
  readonly level: Level;
  readonly place: string;
  readonly reached: string;
  readonly metric: Metric;
  readonly trueFrom: string;
  readonly delta: 1 | -1;
}

interface Presence {
  readonly level: Level;
  readonly place: string;
  readonly metric: Metric;
  /** While the team counts there. */
  readonly spans: Spans;
}

/** The districts that the cohort froze, and which regions were its targets when. */
type Geography = Pick<CohortRules, 'asTarget' | 'districts'>;
type Rules = Geography & Pick<CohortRules, 'charter' | 'migrations'>;

/** At each place and metric once, however many of its regions lie there. */
function presences(standing: Standing, { asTarget, districts }: Geography): Iterable<Presence> {
  const all = new Map<string, Presence>();
  const add = (level: Level, place: string, metric: Metric, spans: Spans) => {
    if (spans.length === 0) return;
    const id = `${level} ${place} ${metric}`;
    const so = all.get(id);
    all.set(id, { level, place, metric, spans: so ? union(so.spans, spans) : spans });
  };
  const isIn = membership(standing);
  for (const [region, belongs] of Object.entries(standing.regions)) {
    const there = intersection(belongs, isIn);
    const leads = intersection(there, standing.leads[region] ?? never);
    const target = asTarget[region] ?? never;
    const guest = complement(target);
    const counted = [
      ['involved', intersection(there, target)],
      ['led', intersection(leads, target)],
      ['guests', intersection(there, guest)],
      ['guestLed', intersection(leads, guest)],
    ] as const;
    for (const [metric, spans] of counted) {
      add('region', region, metric, spans);
      add('district', districts[region] ?? '', metric, spans);
      add('federation', federation, metric, spans);
    }
  }
  return all.values();
}

const keyOf = ({ level, place, reached, metric, trueFrom, delta }: Contribution): string =>
  `${level} ${place} ${reached} ${metric} ${trueFrom} ${delta}`;

export const nothing: ReadonlyMap<string, Contribution> = new Map();
/** What came of one event is where the team's next one begins. */
const reckoned = new WeakMap<Standing, { readonly rules: Rules; readonly all: ReadonlyMap<string, Contribution> }>();

/** Everything that the team counts for, with where it stops counting; nothing where it was never enrolled. */
export function contributionsOf(standing: Standing | undefined, rules: Rules): ReadonlyMap<string, Contribution> {
  if (!standing) return nothing;
  const known = reckoned.get(standing);
  if (known?.rules === rules) return known.all;
  const all = reckon(standing, rules);
  reckoned.set(standing, { rules, all });
  return all;
}

function reckon(standing: Standing, rules: Rules): ReadonlyMap<string, Contribution> {
  const all = new Map<string, Contribution>();
  const there = [...presences(standing, rules)];
  const add = (contribution: Contribution) => all.set(keyOf(contribution), contribution);
  for (const [reached, from] of reachedBy(standing, rules.charter, rules.migrations))
    for (const { spans, ...at } of there)
      for (const span of intersection(spans, since(from))) {
        add({ ...at, reached, trueFrom: span.from, delta: 1 });
        if (span.until !== null) add({ ...at, reached, trueFrom: span.until, delta: -1 });
      }
  return all;
}

/**
 * What must be added to come from one set to the other. What goes is taken back at its own date, as if it had never been.
 * In an order of their own: that of a standing's regions is another when it comes back from SQL.
 */
export function differences(
  before: ReadonlyMap<string, Contribution>,
  after: ReadonlyMap<string, Contribution>,
): readonly Contribution[] {
  const gone = [...before].filter(([key]) => !after.has(key)).sort(byKey);
  const come = [...after].filter(([key]) => !before.has(key)).sort(byKey);
  return [
    ...gone.map(([, contribution]) => ({ ...contribution, delta: contribution.delta === 1 ? -1 : 1 }) as const),
    ...come.map(([, contribution]) => contribution),
  ];
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
