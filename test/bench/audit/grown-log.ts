// A golden history told many times over, each time of another cohort: as large a log of lawful decisions as is asked for.
import { type EventStoreDBClient, ANY, jsonEvent } from '@eventstore/db-client';
import type { LoggedEvent } from '#event-store/logged-event';

/** Streams that every telling shares: told once. */
const shared = /^(program|person|token|catalog|commission|agreement|log)-/;
const IN_FLIGHT = 256;
const text = (event: object) =>
  JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value));

type Told = Pick<LoggedEvent, 'stream' | 'type' | 'data' | 'receipt'>;
interface Names {
  readonly ids: readonly string[];
  readonly numbers: readonly string[];
  readonly decisions: readonly string[];
}

/** The names that must be others in each telling. */
function namesIn(events: readonly LoggedEvent[]): Names {
  const of = (type: string, name: string): string[] =>
    events.filter((event) => event.type === type).map(({ data }) => (data as Record<string, string>)[name]);
  const commands = events.flatMap(({ receipt }) => receipt?.command ?? []);
  const numbered = commands.filter(({ type }) => type === 'EnterRegistry' || type === 'CorrectRegistryEntry');
  const numbers = numbered.map(({ data }) => (data as { number: string }).number);
  return {
    ids: [...of('CohortOpened', 'cohort'), ...of('SittingOpened', 'sitting')],
    numbers: [...new Set([...numbers, ...of('NumberReserved', 'number')])],
    decisions: [...new Set(events.flatMap(({ receipt }) => receipt?.decision ?? []))],
  };
}

const escaped = (names: readonly string[]) =>
  names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

/** Of an event as text, the same of the n-th telling. */
function renaming({ ids, numbers, decisions }: Names): (event: string, n: number) => Told {
  const named = new RegExp(`(?<=["-])(${escaped(ids)})(?=["./])`, 'g');
  const registry = new RegExp(`"(${escaped(numbers)})"|(?<="registryNumber-[^."]+\\.)(${escaped(numbers)})(?=")`, 'g');
  const uuids = new RegExp(escaped(decisions), 'g');
  return (event, n) => {
    if (n === 0) return JSON.parse(event);
    const mark = n.toString(16).padStart(8, '0');
    const renamed = event
      .replace(named, (id) => `${id}-${n}`)
      .replace(registry, (whole) => (whole.endsWith('"') ? `${whole.slice(0, -1)}-${n}"` : `${whole}-${n}`))
      .replace(uuids, (id) => mark + id.slice(8));
    return JSON.parse(renamed);
  };
}

/** Consecutive events of a stream, as they go into one append. */
function appendsOf(events: readonly LoggedEvent[]): LoggedEvent[][] {
  const groups: LoggedEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0].stream === event.stream) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** Yields what goes into one append after the other: `count` tellings in all, of which so many go on side by side. */
function* tellings(history: readonly LoggedEvent[], count: number, abreast: number): Generator<readonly Told[]> {
  const renamed = renaming(namesIn(history));
  const groups = appendsOf(history).map((group) => ({ isShared: shared.test(group[0].stream), told: group.map(text) }));
  for (let first = 0; first < count; first += abreast)
    for (const { isShared, told } of groups)
      for (let n = first; n < Math.min(count, first + abreast); n++)
        if (n === 0 || !isShared) yield told.map((event) => renamed(event, n));
}

export interface Grown {
  readonly events: number;
  readonly cohorts: number;
}

/** About so many events. `abreast`: cohorts that are under way at the same time. */
export async function growLog(
  client: EventStoreDBClient,
  history: readonly LoggedEvent[],
  { events: wanted, abreast }: { readonly events: number; readonly abreast: number },
): Promise<Grown> {
  const own = history.filter(({ stream }) => !shared.test(stream)).length;
  const cohorts = Math.max(1, Math.ceil((wanted - history.length) / own) + 1);
  const groups = tellings(history, cohorts, abreast);
  let events = 0;
  // One iterator for all: what is told first is sent first.
  const teller = async () => {
    for (let next = groups.next(); !next.done; next = groups.next()) {
      const stored = next.value.map(({ type, data, receipt }) =>
        jsonEvent({ type, data: data as never, metadata: receipt as never }),
      );
      events += stored.length;
      await client.appendToStream(next.value[0].stream, stored as never, { expectedRevision: ANY });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, teller));
  return { events, cohorts };
}
