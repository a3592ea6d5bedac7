// How far a team is and when it was what, as far as counting needs to know. Pure; every function is one fact.
import type { Charter } from '#domain/charter/charter';
import type { DataOf } from '../runner/heard.js';
import { always, begun, ended, isRunning, lastFrom, never, type Spans } from '../spans.js';
import { type Migration, rekeyed, type Rename, todaysId } from '../stages/carry-over.js';

export interface Standing {
  readonly enrolledAt: string;
  readonly withdrawnAt: string | null;
  readonly leadRegion: string;
  /** Each region that the team ever had, with when it belonged to it. */
  readonly regions: Readonly<Record<string, Spans>>;
  /** Each region that ever led, with when; one at a time. */
  readonly leads: Readonly<Record<string, Spans>>;
  /** Each passed stage by the id that the team's own stream gives it, with since when. */
  readonly passed: Readonly<Record<string, string>>;
  /** How many of the cohort's migrations that stream has gone along with. */
  readonly carried: number;
}

const later = (a: string, b: string): string => (a > b ? a : b);

export const enrolled = (leadRegion: string, regions: readonly string[], at: string): Standing => ({
  enrolledAt: at,
  withdrawnAt: null,
  leadRegion,
  regions: Object.fromEntries(regions.map((region) => [region, [{ from: at, until: null }]])),
  leads: { [leadRegion]: always },
  passed: {},
  carried: 0,
});

/** While it was in the cohort. */
export const membership = ({ enrolledAt, withdrawnAt }: Standing): Spans => {
  const spans = begun(never, enrolledAt);
  return withdrawnAt === null ? spans : ended(spans, withdrawnAt);
};

export const withdraw = (standing: Standing, at: string): Standing => ({ ...standing, withdrawnAt: at });
/** As if it had never withdrawn. */
export const reinstate = (standing: Standing): Standing => ({ ...standing, withdrawnAt: null });

export const joinRegion = (standing: Standing, region: string, at: string): Standing => ({
  ...standing,
  regions: { ...standing.regions, [region]: begun(standing.regions[region] ?? never, later(at, standing.enrolledAt)) },
});

/** Not before it stopped leading. */
export function leaveRegion(standing: Standing, region: string, at: string): Standing {
  const ledUntil = standing.leads[region]?.at(-1)?.until ?? '';
  const spans = ended(standing.regions[region] ?? never, later(at, ledUntil));
  return { ...standing, regions: { ...standing.regions, [region]: spans } };
}

/** Not before the new one belonged to the team, nor before the old one led. */
export function moveLead(standing: Standing, to: string, at: string): Standing {
  const { leads, leadRegion: from, regions } = standing;
  const old = leads[from] ?? never;
  const when = [lastFrom(old), lastFrom(regions[to] ?? never)].reduce(later, at);
  const handedOver = { ...leads, [from]: ended(old, when) };
  return { ...standing, leadRegion: to, leads: { ...handedOver, [to]: begun(handedOver[to] ?? never, when) } };
}

/**
 * As it should have been from the beginning: what goes was never there, what comes was there since the enrollment, what
 * stays keeps its dates. Another lead region, or the loss of one that led, makes the lead region the only one ever.
 */
export function correct(standing: Standing, { regions, leadRegion }: DataOf<'EnrollmentCorrected'>): Standing {
  const spansOf = (region: string): Spans => {
    const before = standing.regions[region] ?? never;
    if (isRunning(before) === regions.includes(region)) return before;
    return isRunning(before) ? before.slice(0, -1) : begun(before, standing.enrolledAt);
  };
  const all = [...new Set([...Object.keys(standing.regions), ...regions])].map(
    (each) => [each, spansOf(each)] as const,
  );
  const isLed =
    leadRegion === standing.leadRegion && Object.keys(standing.leads).every((each) => regions.includes(each));
  const leads = isLed ? standing.leads : { [leadRegion]: always };
  return { ...standing, leadRegion, leads, regions: Object.fromEntries(all.filter(([, spans]) => spans.length > 0)) };
}

export const passStage = (standing: Standing, stage: string, since: string): Standing => ({
  ...standing,
  passed: { ...standing.passed, [stage]: since },
});

export function reopenStage(standing: Standing, stage: string): Standing {
  const { [stage]: _, ...passed } = standing.passed;
  return { ...standing, passed };
}

export const carryOver = (standing: Standing, rename: Rename): Standing => ({
  ...standing,
  passed: rekeyed(standing.passed, rename),
  carried: standing.carried + 1,
});

const closures = new WeakMap<Charter, ReadonlyMap<string, ReadonlySet<string>>>();

/** Each stage with the stages that it requires, transitively, itself included. */
export function closure(charter: Charter): ReadonlyMap<string, ReadonlySet<string>> {
  const known = closures.get(charter) ?? findClosure(charter);
  closures.set(charter, known);
  return known;
}

function findClosure(charter: Charter): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  const visit = (id: string): ReadonlySet<string> => {
    const seen = known.get(id);
    if (seen) return seen;
    known.set(id, new Set([id])); // a circle, which no charter may have, must not hang us
    const requires = charter.stages.find((stage) => stage.id === id)?.requires ?? [];
    const all = new Set([id, ...requires.flatMap((required) => [...visit(required)])]);
    known.set(id, all);
    return all;
  };
  for (const { id } of charter.stages) visit(id);
  return known;
}

/** What the team has reached, with since when: `enrolled`, and `stage:…` for each that it passed or whose successor it passed. */
export function reachedBy(
  { passed, carried }: Pick<Standing, 'passed' | 'carried'>,
  charter: Charter,
  migrations: readonly Migration[],
): ReadonlyMap<string, string> {
  const reached = new Map<string, string>([['enrolled', '']]);
  const required = closure(charter);
  const today = todaysId(migrations, carried);
  for (const [stage, since] of Object.entries(passed))
    for (const each of required.get(today(stage)) ?? []) {
      const so = reached.get(`stage:${each}`);
      if (so === undefined || since < so) reached.set(`stage:${each}`, since);
    }
  return reached;
}
