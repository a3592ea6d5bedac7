// A database of its own for one system, on the server that DATABASE_URL names.
import pg from 'pg';

/** Throws where the role may not create databases. */
export async function databaseForOne(server: string, name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const database = `vekha_${name}`;
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await ask(`CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  return { url: String(url), drop: () => ask(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`) };
}
