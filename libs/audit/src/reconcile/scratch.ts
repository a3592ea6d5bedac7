// One projection made once more in tables of its own, to be held against what is shown; dropped when that is done.
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import { dropSchema, makeTables, type Schemas, schemasOf } from '#projections/builds/schemas';
import type { Projection } from '#projections/runner/projection';
import { ProjectionRunner } from '#projections/runner/projection-runner';
import type { ReadStore } from '#read-store/read-store';
import { SchemaReadStore } from '#read-store/schema.read-store';

/** Announced where nobody listens: what is recounted is shown to no reader. */
const channel = 'vekha_recounted';

export class Scratch {
  readonly #runner: ProjectionRunner;

  private constructor(
    readonly projection: Projection,
    private readonly store: ReadStore,
    readonly schemas: Schemas,
    log: string | undefined,
  ) {
    this.#runner = new ProjectionRunner(projection, new SchemaReadStore(store, schemas.build), { log }, channel);
  }

  static async make(store: ReadStore, projection: Projection, log: string | undefined): Promise<Scratch> {
    const schemas = await store.run(async (db) => {
      const all = await schemasOf(db, projection.name);
      return { ...all, build: all.build.replace(/build_(?=[a-z_]+$)/, 'recount_') };
    });
    await store.run((db) =>
      db.transaction(async (tx) => {
        await dropSchema(tx, schemas.build);
        await makeTables(tx, schemas, projection);
      }),
    );
    return new Scratch(projection, store, schemas, log);
  }

  async position(): Promise<Position | undefined> {
    return (await this.#runner.checkpoint()).position;
  }

  /** Projects what it has not seen up to a place; answers whether there is more to come. */
  async take(events: readonly LoggedEvent[], limit: Position): Promise<boolean> {
    const within = events.filter(({ position }) => comparePositions(position, limit) <= 0);
    const last = within.at(-1);
    if (last) await this.#runner.handle(within, last.position, undefined);
    return within.length === events.length;
  }

  async drop(): Promise<void> {
    await this.store.run((db) => dropSchema(db, this.schemas.build));
  }
}
