// Who listens to which channel within this process: one database subscription serves them all.
import type { Hear } from './notifier.js';

export class Listeners {
  private readonly byChannel = new Map<string, Set<Hear>>();

  get channels(): readonly string[] {
    return [...this.byChannel.keys()];
  }

  has(channel: string): boolean {
    return this.byChannel.has(channel);
  }

  add(channel: string, hear: Hear): void {
    const all = this.byChannel.get(channel) ?? new Set();
    this.byChannel.set(channel, all.add(hear));
  }

  /** Whether the channel has nobody left. */
  remove(channel: string, hear: Hear): boolean {
    const all = this.byChannel.get(channel);
    all?.delete(hear);
    if (!all || all.size > 0) return false;
    return this.byChannel.delete(channel);
  }

  tell(channel: string, payload: string | undefined): void {
    for (const hear of this.byChannel.get(channel) ?? []) hear(payload);
  }

  tellAll(): void {
    for (const channel of this.channels) this.tell(channel, undefined);
  }
}
