import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Owner, Ownership } from './ownership.js';
import { PgliteReadStore } from './pglite.read-store.js';
import { PostgresReadStore } from './postgres.read-store.js';
import { describeOnPostgres, type PostgresServer, startPostgres } from './postgres-server.kit.js';

/** Who has it, and everything that happened to whom. */
class Watch {
  readonly owners = new Set<string>();
  readonly said: string[] = [];
  most = 0;

  as(name: string, begin: () => Promise<void> = async () => undefined): Owner {
    return {
      begin: async () => {
        this.owners.add(name);
        this.most = Math.max(this.most, this.owners.size);
        this.said.push(`${name} begins`);
        await begin();
      },
      end: async () => {
        this.owners.delete(name);
        this.said.push(`${name} ends`);
      },
      lost: () => this.said.push(`${name} lost it`),
    };
  }

  async until(holds: () => boolean, within = 15_000): Promise<void> {
    const last = Date.now() + within;
    while (!holds()) {
      if (Date.now() > last) throw new Error(`it did not come so: ${this.said.join(', ')}`);
      await pause(20);
    }
  }
}

describeOnPostgres('ownership on PostgreSQL', () => {
  let server: PostgresServer;
  let one: PostgresReadStore;
  let other: PostgresReadStore;
  const held: { stop(): Promise<void> }[] = [];
  const hold = (ownership: Ownership, shard: number, owner: Owner) => {
    held.push(ownership.hold('work', shard, owner));
    return held.at(-1)!;
  };

  beforeAll(async () => {
    server = await startPostgres();
    one = new PostgresReadStore(server.url);
    other = new PostgresReadStore(server.url);
  });
  afterEach(async () => {
    for (const each of held.splice(0)) await each.stop();
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await server.stop();
  });

  it('is of one process at a time, and goes over when that one stops', async () => {
    const watch = new Watch();
    const first = hold(one.ownership, 0, watch.as('one'));
    await watch.until(() => watch.owners.has('one'));
    hold(other.ownership, 0, watch.as('other'));
    await pause(1_500);
    expect([...watch.owners]).toEqual(['one']);
    await first.stop();
    await watch.until(() => watch.owners.has('other'));
    expect(watch.said).toEqual(['one begins', 'one ends', 'other begins']);
    expect(watch.most).toBe(1);
  });

  it('goes over when the owner’s connection breaks, and the owner hears of it', async () => {
    const watch = new Watch();
    hold(one.ownership, 0, watch.as('one'));
    await watch.until(() => watch.owners.has('one'));
    hold(other.ownership, 0, watch.as('other'));
    await pause(1_200);
    const held = sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`;
    await one.db.execute(held);
    await watch.until(() => watch.said.includes('one lost it') && watch.owners.size === 1);
    await pause(2_500);
    expect(watch.owners.size).toBe(1);
  });

  it('comes back after the server was killed', async () => {
    const watch = new Watch();
    hold(one.ownership, 0, watch.as('one'));
    await watch.until(() => watch.owners.has('one'));
    await server.kill9();
    await watch.until(() => watch.said.includes('one lost it') && !watch.owners.size);
    await server.restart();
    await watch.until(() => watch.owners.has('one'));
  });

  it('is asked for shard by shard', async () => {
    const watch = new Watch();
    hold(one.ownership, 0, watch.as('one'));
    hold(other.ownership, 1, watch.as('other'));
    await watch.until(() => watch.owners.size === 2);
  });

  it('of shards is spread, let go of when another comes, and taken over when one ends', async () => {
    const watch = new Watch();
    const share = (ownership: Ownership, who: string) => {
      const sharing = ownership.share('shared', 4, (shard) => watch.as(`${who} ${shard}`));
      held.push(sharing);
      return sharing;
    };
    const owned = (who: string) => [...watch.owners].filter((each) => each.startsWith(who)).length;
    share(one.ownership, 'one');
    await watch.until(() => owned('one') === 4);
    const second = share(other.ownership, 'other');
    await watch.until(() => owned('one') === 2 && owned('other') === 2);
    const shards = [...watch.owners].map((each) => each.split(' ')[1]).sort();
    expect(shards).toEqual(['0', '1', '2', '3']);
    await second.stop();
    await watch.until(() => owned('one') === 4);
    expect(watch.most).toBe(4);
  });

  it('is given back by one that could not begin, and asked for again', async () => {
    const watch = new Watch();
    let times = 0;
    const begin = async () => {
      times += 1;
      if (times === 1) throw new Error('not yet');
    };
    hold(one.ownership, 0, watch.as('one', begin));
    await watch.until(() => times === 2 && watch.owners.has('one'));
    expect(watch.said).toEqual(['one begins', 'one ends', 'one lost it', 'one begins']);
  });
});

describe('ownership on PGlite', () => {
  it('is of the one process that there is, at once', async () => {
    const store = await PgliteReadStore.open();
    const watch = new Watch();
    const held = store.ownership.hold('work', 0, watch.as('it'));
    await watch.until(() => watch.owners.has('it'));
    await held.stop();
    expect(watch.said).toEqual(['it begins', 'it ends']);
    await store.close();
  });

  it('tells a beginning that takes longer than it is owned', async () => {
    const store = await PgliteReadStore.open();
    let goOn: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const seen: boolean[] = [];
    const begin = async (owned: AbortSignal) => {
      seen.push(owned.aborted);
      await slow;
      seen.push(owned.aborted);
    };
    const held = store.ownership.hold('work', 0, { begin, end: async () => undefined });
    await pause(50);
    await held.stop();
    goOn();
    await slow;
    expect(seen).toEqual([false, true]);
    await store.close();
  });
});
