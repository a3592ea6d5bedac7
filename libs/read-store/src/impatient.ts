// A PostgreSQL connection that is not waited for: one that does not answer in time is thrown away with its query.
import pg from 'pg';

type Breakable = { connection: { stream: { destroy(error?: Error): void } } };

/** `query_timeout` of its configuration fails the query; this also keeps the silent connection out of the pool. */
export class ImpatientClient extends pg.Client {
  /** In a transaction nobody listens to it but between two queries, and an error that nobody hears ends the process. */
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  // biome-ignore lint/suspicious/noExplicitAny: node-postgres overloads it eleven times
  override query(...args: any[]): any {
    const asked = (super.query as (...args: unknown[]) => unknown).apply(this, args);
    if (asked instanceof Promise) asked.catch((error: Error) => this.#giveUp(error));
    return asked;
  }

  #giveUp({ message }: Error): void {
    if (message === 'Query read timeout') (this as unknown as Breakable).connection.stream.destroy();
  }
}
