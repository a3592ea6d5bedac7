// Who alone does a piece of work, of all processes on one database. Safe writing never rests on it: it saves the others
// the work; whoever writes is fenced by the compare-and-set of its checkpoint.
import { setTimeout as pause } from 'node:timers/promises';
import { Share } from './share.js';

export interface Owner {
  /**
   * This process owns it now, until the signal aborts: a beginning that takes longer begins nothing any more. What it throws
   * is told to `lost`, and is begun again after a pause.
   */
  begin(owned: AbortSignal): Promise<void>;
  /** It does not any longer, or is to stop: ends what `begin` began. */
  end(): Promise<void>;
  /** Why it does not own it any longer, or could not begin. */
  lost?(reason: Error): void;
}

/** A claim that stands until its connection breaks. */
export interface Claim {
  /** Rejects when it is lost; never resolves. */
  readonly lost: Promise<never>;
  release(): Promise<void>;
}

/** Another process may have died: so often it is looked whether its work is free. */
const LOOK_EVERY_MS = 1_000;

/** That this process would do a piece of work, which others see. */
export interface Presence {
  /** How many processes would, this one included. Throws where the database is out of reach. */
  count(): Promise<number>;
  release(): Promise<void>;
}

export abstract class Ownership {
  /** Claims it; undefined while another process holds it. Throws where the database is out of reach. */
  protected abstract claim(work: string, shard: number): Promise<Claim | undefined>;

  /** Says that this process would do the work, until it is released or its connection breaks. */
  protected abstract attend(work: string): Promise<Presence>;

  /**
   * Owns some of so many shards of the work until stopped: each process as many as fall to it, one that dies leaves its own
   * to the others, and whoever has more than its share lets go of some when another comes.
   */
  share(work: string, shards: number, ownerOf: (shard: number) => Owner): { stop(): Promise<void> } {
    const of = new Share(shards, {
      attend: () => this.attend(work),
      claim: (shard) => this.claim(work, shard),
      own: (claim, shard, released) => this.own(claim, ownerOf(shard), released),
      lost: (shard, reason) => ownerOf(shard).lost?.(reason),
    });
    const running = of.run(LOOK_EVERY_MS);
    return { stop: () => of.stop().then(() => running) };
  }

  /** Keeps asking for the work until stopped, and does it while it is this process's own. */
  hold(work: string, shard: number, owner: Owner): { stop(): Promise<void> } {
    const stopping = new AbortController();
    const running = this.run(work, shard, owner, stopping.signal);
    return {
      stop: async () => {
        stopping.abort();
        await running;
      },
    };
  }

  private async run(work: string, shard: number, owner: Owner, stopping: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve(), { once: true }));
    while (!stopping.aborted) {
      try {
        const claim = await this.claim(work, shard);
        if (claim) await this.own(claim, owner, stopped);
      } catch (error) {
        owner.lost?.(error as Error);
      }
      if (!stopping.aborted) await pause(LOOK_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  private async own(claim: Claim, owner: Owner, stopped: Promise<void>): Promise<void> {
    const owned = new AbortController();
    try {
      await Promise.race([owner.begin(owned.signal), claim.lost, stopped]);
      await Promise.race([claim.lost, stopped]);
    } catch (error) {
      // It may be another's already, which need not wait until this one has noticed everywhere.
      await claim.release();
      throw error;
    } finally {
      owned.abort();
      await owner.end().finally(() => claim.release());
    }
  }
}

/** Where there is but one process: it owns everything. */
export class SoleOwnership extends Ownership {
  protected async attend(): Promise<Presence> {
    return { count: async () => 1, release: async () => undefined };
  }

  protected async claim(): Promise<Claim> {
    return { lost: new Promise<never>(() => undefined), release: async () => undefined };
  }
}
