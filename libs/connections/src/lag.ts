// How far each of those that follow the log is behind it: positions are no counts, so the log itself is read.
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';

/** So many events are counted, for none more. */
export const MOST_COUNTED = 1_000;

export interface Lag {
  readonly projection: string;
  /** `MOST_COUNTED` where there are more. */
  readonly events: number;
  /** Since the oldest of them was decided. */
  readonly seconds: number;
}

export interface Follower {
  readonly projection: string;
  /** Null before its first event. */
  readonly position: Position | null;
}

type EventsAfter = (position: Position | undefined, most: number) => Promise<readonly LoggedEvent[]>;

/** What the slowest has before it serves all, where it reaches to the end of the log; else each place is read from by itself. */
export async function lagsOf(followers: readonly Follower[], eventsAfter: EventsAfter): Promise<readonly Lag[]> {
  const [slowest] = [...followers].sort(byPlace);
  if (!slowest) return [];
  const read = new Map<bigint | undefined, ReturnType<EventsAfter>>();
  const waitingFor = ({ position }: Follower) => {
    const place = position?.commit;
    const events = read.get(place) ?? eventsAfter(position ?? undefined, MOST_COUNTED);
    read.set(place, events);
    return events;
  };
  const before = await waitingFor(slowest);
  const isAll = before.length < MOST_COUNTED;
  return Promise.all(
    followers.map(async (follower) => {
      const waiting = isAll ? before.filter(isBehind(follower)) : await waitingFor(follower);
      return { projection: follower.projection, events: waiting.length, seconds: ageOf(waiting[0]) };
    }),
  );
}

const isBehind =
  ({ position }: Follower) =>
  (event: LoggedEvent): boolean =>
    !position || comparePositions(event.position, position) > 0;

function byPlace({ position: a }: Follower, { position: b }: Follower): number {
  if (a && b) return comparePositions(a, b);
  return Number(a !== null) - Number(b !== null);
}

function ageOf(event: LoggedEvent | undefined): number {
  const decidedAt = event?.receipt?.now;
  return decidedAt ? Math.max(0, Math.round((Date.now() - Date.parse(decidedAt)) / 1_000)) : 0;
}
