// A cohort and its teams as they were: their streams up to a place, through the statements that write the read models.
import type { DataOf } from '#projections/runner/heard';
import { type Fold, folded } from '#projections/runner/fold';
import { positionText } from '#projections/runner/position';
import type { Projection } from '#projections/runner/projection';
import type { LoggedEvent } from '#event-store/logged-event';
import type { Log } from '../evidence/log.js';
import { type Moment, merged, upTo } from './moment.js';
import { trueFor } from './true-for.js';

export interface Surroundings {
  readonly log: Log;
  /** Places of events that a projection has given up for ever. */
  readonly givenUp?: ((projection: string) => Promise<ReadonlySet<string>>) | undefined;
}
/** Streams that are read at once. */
const TOGETHER = 8;

/** What a cohort's past is made of; undefined where it was not open by then and no team in it. */
export async function cohortEvents(
  log: Log,
  cohort: string,
  moment: Moment,
  /** Whose streams; all teams' where it is not given. */
  teams?: readonly string[],
): Promise<readonly LoggedEvent[] | undefined> {
  const own = await ownEvents(log, cohort, moment);
  if (!own) return undefined;
  const { program } = openingOf(own)!;
  const wanted = teams ?? teamsIn(own);
  const theirs = teams ? own.filter((event) => isAbout(event, teams)) : own;
  const streams = [`program-${program}`, ...wanted.map((team) => `team-${cohort}.${team}`)];
  const read = await inTurns(streams, async (stream) => upTo(await log.stream(stream), moment.position));
  const all = merged([theirs, ...read]);
  return moment.trueFor === undefined ? all : trueFor(all, moment.trueFor);
}

/** Of the cohort's own stream what was known then, whenever it was true; undefined as above. */
export async function ownEvents(log: Log, cohort: string, moment: Moment): Promise<readonly LoggedEvent[] | undefined> {
  const own = upTo(await log.stream(`cohort-${cohort}`), moment.position);
  const opened = openingOf(own);
  return opened && hasBegun(opened, own, moment) ? own : undefined;
}

const openingOf = (own: readonly LoggedEvent[]) =>
  own.find(({ type }) => type === 'CohortOpened')?.data as DataOf<'CohortOpened'> | undefined;

/** One projection of those events. */
export async function foldOf(
  projection: Projection,
  events: readonly LoggedEvent[],
  { givenUp }: Surroundings,
  moment: Moment,
): Promise<Fold> {
  const dropped = await givenUp?.(projection.name);
  return folded(projection, events, {
    ...(dropped && { givenUp: dropped }),
    isPartial: moment.trueFor !== undefined,
  });
}

/** Where an answer stands, and how many keys it misses. */
export const snapshotOf = (moment: Moment, { held }: Fold) => ({
  position: positionText(moment.position),
  incomplete: held.size,
});

const teamsIn = (events: readonly LoggedEvent[]): readonly string[] => [
  ...new Set(events.filter(({ type }) => isArrival(type)).map(({ data }) => (data as { team: string }).team)),
];

const hasBegun = (opened: DataOf<'CohortOpened'>, own: readonly LoggedEvent[], { trueFor: date }: Moment): boolean =>
  date === undefined || opened.occurredAt <= date || trueFor(own, date).some(({ type }) => isArrival(type));

const isArrival = (type: string): boolean => type === 'TeamEnrolled' || type === 'TeamWaitlisted';

/** Of the cohort as a whole, or of one of these teams. */
const isAbout = ({ data, broken }: LoggedEvent, teams: readonly string[]): boolean => {
  const team = broken === undefined ? (data as { team?: unknown } | null)?.team : undefined;
  return typeof team !== 'string' || teams.includes(team);
};

export async function inTurns<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = new Array(all.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) results[index] = await work(all[index]);
  };
  await Promise.all(Array.from({ length: Math.min(TOGETHER, all.length) }, worker));
  return results;
}
