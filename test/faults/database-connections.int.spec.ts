// Connections to the database that break in the middle of something: none of them is lost to the pool for ever.
import { sql } from 'drizzle-orm';
import { atOneMoment } from '#read-store/db';
import { PostgresReadStore } from '#read-store/postgres.read-store';
import { describeOnPostgres, type PostgresServer, startPostgres } from '#read-store/postgres-server.kit';
import { ReadStoreUnavailable } from '#read-store/unavailable';
import { TcpProxy } from './tcp-proxy.kit.js';

/** More than there are connections in a pool. */
const MANY = 12;

describeOnPostgres('connections that break', () => {
  let server: PostgresServer;
  let proxy: TcpProxy;
  let store: PostgresReadStore;
  beforeAll(async () => {
    server = await startPostgres();
    proxy = await TcpProxy.to(server.port);
    store = new PostgresReadStore(server.url.replace(`:${server.port}/`, `:${proxy.port}/`));
  });
  afterAll(async () => {
    await store.close();
    await proxy.close();
    await server.stop();
  });

  const atOnce = (read: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: MANY }, read));
  const oneMoment = () => store.answer((db) => atOneMoment(db, (tx) => tx.execute(sql`select 1`)));
  const reasons = (all: readonly PromiseSettledResult<unknown>[]) =>
    all.map((each) => each.status === 'rejected' && each.reason);

  it('while transactions begin: the next ones find others', async () => {
    await atOnce(() => store.answer((db) => db.execute(sql`select pg_sleep(0.2)`)));
    proxy.swallow();
    const lost = await atOnce(oneMoment);
    for (const reason of reasons(lost)) expect(reason).toBeInstanceOf(ReadStoreUnavailable);
    proxy.heal();
    expect(reasons(await atOnce(oneMoment))).toEqual(Array.from({ length: MANY }, () => false));
  }, 60_000);
});
