import pg from 'pg';
import { describeOnPostgres, type PostgresServer, startPostgres } from './postgres-server.kit.js';

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describeOnPostgres('a PostgreSQL of a test’s own', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('keeps what was committed, restarted and killed', async () => {
    await ask(server.url, 'create table kept (what text)');
    await ask(server.url, `insert into kept values ('before the restart')`);
    await server.restart();
    await ask(server.url, `insert into kept values ('before the kill')`);
    await server.kill9();
    await expect(ask(server.url, 'select 1')).rejects.toThrow();
    await server.restart();
    expect(await ask(server.url, 'select what from kept')).toHaveLength(2);
  });
});
