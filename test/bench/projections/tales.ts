// Fills a log past the API with histories as cohorts have them.
import { ANY, EventStoreDBClient } from '@eventstore/db-client';
import { opening, type Tale, teamTale } from './history.js';

const AT_ONCE = 64;
const SAMPLE = 60;

const sizeOf = (tale: Tale): number => tale.reduce((sum, { events }) => sum + events.length, 0);

/** About so many; answers how many, and of how many teams. */
export async function writeTales(url: string, wanted: number): Promise<{ events: number; teams: number }> {
  const client = EventStoreDBClient.connectionString(url);
  const tell = async (tale: Tale) => {
    for (const { stream, events } of tale) await client.appendToStream(stream, [...events], { expectedRevision: ANY });
    return sizeOf(tale);
  };
  const each = sizeOf(Array.from({ length: SAMPLE }, (_, at) => teamTale(at)).flat()) / SAMPLE;
  const teams = Math.ceil(wanted / each);
  let events = await tell(opening(teams));
  let next = 0;
  const teller = async () => {
    while (next < teams) {
      const told = await tell(teamTale(next++));
      events += told;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, teller));
  await client.dispose();
  return { events, teams };
}
