// How far behind the log somebody is, counted on a real log with the store's own events in it.
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type Follower, lagsOf, MOST_COUNTED } from '#connections/lag';
import { startNode } from '#engine/engine.kit';
import { EventStore } from '#event-store/event-store';
import type { Position } from '#event-store/logged-event';

describe('lag', () => {
  let node: Awaited<ReturnType<typeof startNode>>;
  let store: EventStore;
  let client: EventStoreDBClient;
  const LENGTH = 2_500;
  const STREAMS = 50;
  /** Of the events, in order. */
  let places: readonly Position[];

  beforeAll(async () => {
    node = await startNode();
    store = new EventStore({ url: node.url });
    client = EventStoreDBClient.connectionString(node.url);
    for (let stream = 0; stream < STREAMS; stream++) {
      const events = Array.from({ length: LENGTH / STREAMS }, () => jsonEvent({ type: 'Told', data: {} }));
      await client.appendToStream(`tale-${stream}`, events);
      await client.setStreamMetadata(`tale-${stream}`, {});
    }
    places = (await store.eventsAfter(undefined, 10_000)).map(({ position }) => position);
  }, 30_000);
  afterAll(async () => {
    await client.dispose();
    await store.close();
    await node.stop();
  });

  const lags = async (...followers: readonly (readonly [string, number])[]) => {
    const at = ([projection, seen]: readonly [string, number]): Follower => ({
      projection,
      position: places[seen - 1] ?? null,
    });
    const found = await lagsOf(followers.map(at), (position, most) => store.eventsAfter(position, most));
    return Object.fromEntries(found.map(({ projection, events }) => [projection, events]));
  };

  it('counts what was written since, and none of the store’s own', async () => {
    expect(places).toHaveLength(LENGTH);
    expect(await lags(['level', LENGTH], ['behind', LENGTH - 70])).toEqual({ level: 0, behind: 70 });
  });

  it('is a thousand for whatever is longer, from the beginning as well', async () => {
    expect(await lags(['not begun', 0], ['far', 10])).toEqual({ 'not begun': MOST_COUNTED, far: MOST_COUNTED });
  });

  it('is told of each, however far behind the slowest of them is', async () => {
    const found = await lags(['slowest', 10], ['far', 1_200], ['near', LENGTH - 5], ['level', LENGTH]);
    expect(found).toEqual({ slowest: MOST_COUNTED, far: MOST_COUNTED, near: 5, level: 0 });
  });

  it('is of nobody where nobody follows', async () => {
    expect(await lags()).toEqual({});
  });
});
