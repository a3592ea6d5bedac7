// PGlite's own LISTEN, within the one process that it lives in.
import { Listeners } from './listeners.js';
import { type Hear, Notifier } from './notifier.js';
import type { PgliteThread } from './pglite.thread.js';

export class PgliteNotifier extends Notifier {
  private readonly listeners = new Listeners();
  private readonly stops = new Map<string, Promise<() => Promise<void>>>();

  constructor(private readonly pglite: PgliteThread) {
    super();
  }

  async listen(channel: string, hear: Hear): Promise<() => Promise<void>> {
    this.listeners.add(channel, hear);
    if (!this.stops.has(channel))
      this.stops.set(
        channel,
        this.pglite.listen(channel, (payload) => this.listeners.tell(channel, payload)),
      );
    await this.stops.get(channel);
    return () => this.stop(channel, hear);
  }

  private async stop(channel: string, hear: Hear): Promise<void> {
    if (!this.listeners.remove(channel, hear)) return;
    const stop = this.stops.get(channel);
    this.stops.delete(channel);
    await (await stop)?.();
  }
}
