// Between a reader and its client: gathers answers until they are worth a write, and lets the reader wait for the client.
import type { ResolvedEvent } from '../store/recorded-event.js';
import type { Subscriber } from '../subscriptions/subscription.js';
import type { GrpcCall } from './grpc-call.js';
import { ReadResponses } from './read-response.js';

const WORTH_A_WRITE = 64 * 1024;

export class Outbox implements Subscriber {
  private readonly responses: ReadResponses;

  constructor(
    private readonly call: GrpcCall,
    structuredIds: boolean,
  ) {
    this.responses = new ReadResponses(structuredIds);
  }

  get isClosed(): boolean {
    return this.call.isClosed;
  }

  closed(callback: () => void): void {
    this.call.closed(callback);
  }

  /** Takes the event; resolves at once unless it is time for a write and the client is slow. */
  event(event: ResolvedEvent): Promise<void> | undefined {
    this.responses.event(event);
    return this.responses.length >= WORTH_A_WRITE ? this.flush() : undefined;
  }

  streamNotFound(stream: string): void {
    this.responses.streamNotFound(stream);
  }

  confirmation(subscriptionId: string): void {
    this.responses.confirmation(subscriptionId);
  }

  checkpoint(position: number): void {
    this.responses.checkpoint(position);
  }

  caughtUp(): void {
    this.responses.caughtUp();
  }

  fellBehind(): void {
    this.responses.fellBehind();
  }

  async flush(): Promise<void> {
    if (this.responses.length > 0) await this.call.write(this.responses.take());
  }
}
