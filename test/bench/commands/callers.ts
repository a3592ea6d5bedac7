// Sixty-four callers, each sending the next command when the last was answered.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { KeepAlive } from './keep-alive.js';
import { type Command, Player } from './play.js';

export const CALLERS = 64;
/** A store that was too slow for its deadline is asked again, under the same key. */
const AGAIN_AFTER_MS = 100;
/** Turned down by the rules; 404 where a command stands on one that was. */
const REFUSED = new Set([404, 409, 422]);

export interface Measured {
  readonly rate: number;
  readonly latencies: readonly number[];
}

export class Callers {
  /** Answers by their status, over all that was sent. */
  readonly statuses: Record<number, number> = {};
  /** Commands that were left out. */
  left = 0;
  sent = 0;
  /** Those that were opened here. */
  readonly cohorts: string[] = [];
  #players: readonly Player[] = [];
  #connections: readonly KeepAlive[] = [];

  /** `knows`: whether a command is sent at all. */
  constructor(
    private readonly url: string,
    private readonly bearer: string,
    private readonly knows: (command: Command) => boolean,
  ) {}

  /** Each caller brings its program as far as it is to begin: spread evenly over `upTo` of the scenarios. */
  async begin(run: string, upTo: number): Promise<this> {
    this.#connections = await Promise.all(
      Array.from({ length: CALLERS }, () => KeepAlive.connect(this.url, this.bearer)),
    );
    this.#players = Array.from({ length: CALLERS }, (_, caller) => {
      return new Player(caller, ((caller * 0.618) % 1) * upTo, `${run}-`);
    });
    await this.#all(async (player, connection) => {
      for (let sent = 0; sent < player.before; sent++) await this.#send(connection, player.next());
    });
    return this;
  }

  async run(seconds: number): Promise<Measured> {
    const latencies: number[] = [];
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    await this.#all(async (player, connection) => {
      while (performance.now() < end) {
        const asked = performance.now();
        if (await this.#send(connection, player.next())) latencies.push(performance.now() - asked);
      }
    });
    return { rate: latencies.length / ((performance.now() - begun) / 1_000), latencies };
  }

  /** GET of these paths in turn. */
  async read(paths: readonly string[], seconds: number): Promise<Measured> {
    const latencies: number[] = [];
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    await Promise.all(
      this.#connections.map(async (connection, caller) => {
        for (let at = caller; performance.now() < end; at++) {
          const asked = performance.now();
          const path = paths[at % paths.length];
          const { status } = await connection.get(path);
          if (status !== 200) throw new Error(`${path} was answered with ${status}`);
          latencies.push(performance.now() - asked);
        }
      }),
    );
    return { rate: latencies.length / ((performance.now() - begun) / 1_000), latencies };
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }

  async #all(each: (player: Player, connection: KeepAlive) => Promise<void>): Promise<void> {
    await Promise.all(this.#players.map((player, caller) => each(player, this.#connections[caller])));
  }

  async #send(connection: KeepAlive, command: Command): Promise<boolean> {
    if (command.path === '/api/v1/cohorts') this.cohorts.push(JSON.parse(command.body).cohort);
    if (!this.knows(command)) {
      this.left++;
      return false;
    }
    const key = randomUUID();
    this.sent++;
    for (;;) {
      const { status, body } = await connection.post(command.path, command.body, key);
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (status < 300 || REFUSED.has(status)) return true;
      if (status !== 503)
        throw new Error(`${command.path} was answered with ${status}: ${body.toString().slice(0, 500)}`);
      await pause(AGAIN_AFTER_MS);
    }
  }
}
