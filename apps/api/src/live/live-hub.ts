// Word that projections moved, for every live reader of this process; and one reading for all who ask the same.
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { projectedChannel } from '#projections/runner/checkpoint';
import { projectedWord } from '#projections/runner/reached.query';
import { ReadStore } from '#read-store/read-store';

/** Word may be lost between processes; so often everyone looks anyway. */
const LOOK_AGAIN_MS = 1_000;

type Wake = () => void;

@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #waiting = new Map<string, Set<Wake>>();
  readonly #readings = new Map<string, Promise<unknown>>();
  #stop: (() => Promise<void>) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(ReadStore) private readonly store: ReadStore) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#stop = await this.store.notifier.listen(projectedChannel, (payload) =>
      payload === undefined ? this.#wakeAll() : this.#wake(projectedWord(payload).projection),
    );
    this.#timer = setInterval(() => this.#wakeAll(), LOOK_AGAIN_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#wakeAll();
    await this.#stop?.();
  }

  /** Resolves when the projection may have moved, or the signal aborts. */
  moved(projection: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(projection) ?? new Set();
      this.#waiting.set(projection, waiting);
      const wake = () => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      if (signal.aborted) wake();
    });
  }

  /** The same reading for all who ask for it until the projection moves. */
  shared<T>(projection: string, what: string, read: () => Promise<T>): Promise<T> {
    const key = `${projection} ${what}`;
    const before = this.#readings.get(key) as Promise<T> | undefined;
    if (before) return before;
    const reading = read();
    this.#readings.set(key, reading);
    reading.catch(() => this.#readings.delete(key));
    return reading;
  }

  #wake(projection: string): void {
    for (const key of this.#readings.keys()) if (key.startsWith(`${projection} `)) this.#readings.delete(key);
    for (const wake of [...(this.#waiting.get(projection) ?? [])]) wake();
  }

  #wakeAll(): void {
    this.#readings.clear();
    for (const projection of this.#waiting.keys()) this.#wake(projection);
  }
}
