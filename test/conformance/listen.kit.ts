// Listens to a subscription and notes what it says, until enough of it has come.
import type { AllStreamSubscription, StreamSubscription } from '@eventstore/db-client';

type AnySubscription = AllStreamSubscription | StreamSubscription;

const PATIENCE = 10_000;

export class Listener {
  /** `confirmation`, `caughtUp`, the type of an error, and events as `stream@revision` (`none@…` where a link leads nowhere). */
  readonly heard: string[] = [];
  private wake = () => {};

  constructor(
    private readonly subscription: AnySubscription,
    wanted: (stream: string) => boolean = () => true,
  ) {
    for (const signal of ['confirmation', 'caughtUp'] as const) subscription.on(signal, () => this.note(signal));
    subscription.on('error', (error: unknown) => this.note((error as { type: string }).type));
    subscription.on('data', ({ event, link }) => {
      const { streamId, revision } = event ?? link ?? { streamId: 'none', revision: 0n };
      if (wanted(streamId) || (link && wanted(link.streamId)))
        this.note(`${streamId}@${revision}${link ? ' by link' : ''}`);
    });
  }

  get events(): string[] {
    return this.heard.filter((what) => what.includes('@'));
  }

  /** Resolves when it was heard, or so many events were; rejects when neither comes. */
  async until(what: string | number): Promise<string[]> {
    const enough = () => (typeof what === 'number' ? this.events.length >= what : this.heard.includes(what));
    const end = Date.now() + PATIENCE;
    while (!enough()) {
      if (Date.now() >= end) throw new Error(`'${what}' did not come; heard: ${this.heard.join(', ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - Date.now());
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.events;
  }

  async stop(): Promise<void> {
    await this.subscription.unsubscribe();
  }

  private note(what: string): void {
    this.heard.push(what);
    this.wake();
  }
}
