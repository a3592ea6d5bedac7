import { randomUUID } from 'node:crypto';
import { removeTemporaryFolders, temporaryFolder } from '../log/log.kit.js';
import type { EventStore } from '../store/event-store.js';
import { ANY } from '../store/expected-version.js';
import { openStore } from '../store/open-store.js';
import type { ResolvedEvent } from '../store/recorded-event.js';
import { appendEvents } from '../store/writes.js';
import { subscribeToAll } from './subscribe-to-all.js';
import { subscribeToStream } from './subscribe-to-stream.js';
import type { Subscriber } from './subscription.js';

let store: EventStore;

beforeEach(async () => {
  store = await openStore({ folder: temporaryFolder() });
});
afterEach(() => store.close());
afterAll(removeTemporaryFolders);

function append(stream: string, count = 1): Promise<unknown> {
  const event = () => ({
    id: randomUUID(),
    type: 'T',
    isJson: true,
    data: Buffer.from('{}'),
    metadata: Buffer.alloc(0),
  });
  const events = Array.from({ length: count }, event);
  const decide = (heads: Parameters<typeof appendEvents>[0]) => appendEvents(heads, { stream, expected: ANY, events });
  return new Promise((answer) => store.write({ decide, answer, bytes: 1 }));
}

/** Takes an event only when it is let, and remembers what it was told. */
class SlowSubscriber implements Subscriber {
  isClosed = false;
  readonly told: string[] = [];
  events = 0;
  private gate: Promise<void> | undefined;
  private open = () => {};
  private whenClosed = () => {};

  stall(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }
  goOn(): void {
    this.gate = undefined;
    this.open();
  }
  close(): void {
    this.isClosed = true;
    this.goOn();
    this.whenClosed();
  }
  closed(callback: () => void): void {
    this.whenClosed = callback;
  }
  event(_event: ResolvedEvent): Promise<void> | undefined {
    this.events++;
    return this.gate;
  }
  confirmation(): void {
    this.told.push('confirmation');
  }
  checkpoint(): void {
    this.told.push('checkpoint');
  }
  caughtUp(): void {
    this.told.push(`caught up at ${this.events}`);
  }
  fellBehind(): void {
    this.told.push('fell behind');
  }
  async flush(): Promise<void> {}
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

describe.each([
  ['$all', (subscriber: Subscriber) => subscribeToAll({ from: 'start', resolveLinks: false }, store, subscriber)],
  [
    'a stream',
    (subscriber: Subscriber) =>
      subscribeToStream({ stream: 's', from: 'start', resolveLinks: false }, store, subscriber),
  ],
])('a subscription to %s', (_what, subscribe) => {
  it('holds one event for a subscriber that takes none, says that it fell behind, and brings it back', async () => {
    const subscriber = new SlowSubscriber();
    const over = subscribe(subscriber);
    await append('s');
    await until(() => subscriber.told.includes('caught up at 1') || subscriber.told.includes('caught up at 0'));
    subscriber.stall();
    const groups = 1_100;
    for (let i = 0; i < groups; i++) await append('s');
    expect(subscriber.events).toBeLessThanOrEqual(2);
    subscriber.goOn();
    await until(() => subscriber.told.at(-1) === `caught up at ${groups + 1}`);
    expect(subscriber.told).toContain('fell behind');
    subscriber.close();
    await over;
  });

  it('is woken by what is written while it looks', async () => {
    const subscriber = new SlowSubscriber();
    const over = subscribe(subscriber);
    for (let i = 0; i < 50; i++) await Promise.all([append('s', 2), append('s'), append('other-stream')]);
    const expected = _what === '$all' ? 200 : 150;
    await until(() => subscriber.events === expected);
    subscriber.close();
    await over;
  });
});
