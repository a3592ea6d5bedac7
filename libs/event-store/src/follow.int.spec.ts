// A subscription that is dropped again and again comes back by itself, and every event arrives once.
import { setTimeout as pause } from 'node:timers/promises';
import { abortingServer } from './aborting-server.kit.js';
import { EventStore } from './event-store.js';
import type { LoggedEvent } from './logged-event.js';

const numbersIn = (events: readonly LoggedEvent[]) => events.map(({ data }) => (data as { number: number }).number);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a subscriber that the server drops with ABORTED', () => {
  it.each([
    ['as they come', 0],
    ['slowly', 20],
  ])(
    'comes back from where it was, taking events %s, and misses none and takes none twice',
    async (_, ms) => {
      const server = await abortingServer(40, 7);
      const store = new EventStore({ url: server.url });
      const taken: LoggedEvent[] = [];
      const lost: string[] = [];
      const following = store.follow(undefined, {
        system: true,
        maxBatch: 3,
        events: async (batch) => {
          await pause(ms);
          taken.push(...batch);
        },
        lost: (error) => lost.push(error.message),
      });
      try {
        for (let waited = 0; taken.length < 40 && waited < 400; waited++) await pause(50);
        await pause(200);
        expect(numbersIn(taken)).toEqual(upTo(40));
        expect(server.subscriptions()).toBeGreaterThanOrEqual(Math.ceil(40 / 7));
        expect(lost.length).toBe(server.subscriptions() - 1);
        for (const message of lost) expect(message).toMatch('Consumer too slow');
      } finally {
        await following.stop();
        await store.close();
        server.stop();
      }
    },
    60_000,
  );
});
