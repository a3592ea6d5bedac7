// One process's share of a work that is split: as many shards as fall to each of the processes that are there.
import { setTimeout as pause } from 'node:timers/promises';
import type { Claim, Presence } from './ownership.js';

/** What it takes to own shards of one work. */
export interface Sharing {
  attend(): Promise<Presence>;
  claim(shard: number): Promise<Claim | undefined>;
  /** Does the shard's work until it is lost (then rejects) or released. */
  own(claim: Claim, shard: number, released: Promise<void>): Promise<void>;
  lost(shard: number, reason: Error): void;
}

interface Owned {
  release(): void;
  readonly ended: Promise<void>;
}

export class Share {
  private readonly owned = new Map<number, Owned>();
  private readonly stopping = new AbortController();
  private presence: Presence | undefined;

  constructor(
    private readonly shards: number,
    private readonly sharing: Sharing,
  ) {}

  /** Looks again and again what falls to this process, until stopped. */
  async run(lookEveryMs: number): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.look().catch((error: Error) => this.sharing.lost(0, error));
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
    const all = [...this.owned.values()];
    for (const each of all) each.release();
    await Promise.all(all.map(({ ended }) => ended));
    await this.presence?.release();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
  }

  private async look(): Promise<void> {
    const most = Math.ceil(this.shards / Math.max(await this.processes(), 1));
    const beyond = [...this.owned.keys()].sort((a, b) => a - b).slice(most);
    for (const shard of beyond) this.owned.get(shard)!.release();
    for (let shard = 0; shard < this.shards && this.owned.size < most; shard += 1)
      if (!this.owned.has(shard) && !this.stopping.signal.aborted) await this.take(shard);
  }

  private async processes(): Promise<number> {
    try {
      this.presence ??= await this.sharing.attend();
      return await this.presence.count();
    } catch (error) {
      const broken = this.presence;
      this.presence = undefined;
      await broken?.release();
      throw error;
    }
  }

  private async take(shard: number): Promise<void> {
    const claim = await this.sharing.claim(shard);
    if (!claim) return;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ended = this.sharing
      .own(claim, shard, released)
      .catch((error: Error) => this.sharing.lost(shard, error))
      .finally(() => this.owned.delete(shard));
    this.owned.set(shard, { release, ended });
  }
}
