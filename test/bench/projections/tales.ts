// Fills a log past the API with histories as cohorts have them.
import { ANY, EventStoreDBClient } from '@eventstore/db-client';
import { opening, type Tale, teamTale } from './history.js';

const AT_ONCE = 64;
const SAMPLE = 60;

const sizeOf = (tale: Tale): number => tale.reduce((sum, { events }) => sum + events.length, 0);

export interface Told {
  readonly events: number;
  readonly teams: number;
}

export const NOTHING: Told = { events: 0, teams: 0 };

/** About so many in all, after those `told` before; answers how many there are then, and of how many teams. */
export async function writeTales(url: string, wanted: number, told: Told = NOTHING): Promise<Told> {
  const client = EventStoreDBClient.connectionString(url);
  const tell = async (tale: Tale) => {
    for (const { stream, events } of tale) await client.appendToStream(stream, [...events], { expectedRevision: ANY });
    return sizeOf(tale);
  };
  const each = sizeOf(Array.from({ length: SAMPLE }, (_, at) => teamTale(at)).flat()) / SAMPLE;
  const teams = Math.ceil(wanted / each);
  let events = told.events + (await tell(opening(told.teams, teams)));
  let next = told.teams;
  const teller = async () => {
    while (next < teams) {
      const more = await tell(teamTale(next++));
      events += more;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, teller));
  await client.dispose();
  return { events, teams };
}
