// What every command owes its callers, as one test: accepted once, repeated, refused, malformed, not allowed.
import type { Role } from '#domain/roles';
import type { Body, Client } from './client.kit.js';
import { newKey } from './small-program.kit.js';
import type { TestSystem } from './system.kit.js';

export interface CommandCase {
  /** Brings about what the command needs. */
  readonly given?: () => Promise<unknown>;
  readonly path: string;
  readonly body: Body;
  /** Types of the events that it is accepted with, in order. */
  readonly events: readonly string[];
  /** By default the same again under another key; `first`: asked before the command is accepted. */
  readonly refused: { path?: string; body?: Body; status?: number; code: string; first?: boolean };
  /** A field that is given a wrong type. */
  readonly malformed: string;
  readonly forbidden: Role;
}

const sameIn = ({ decision, stream, revision, position, events }: Body): Body => ({
  decision,
  stream,
  revision,
  position,
  events,
});

export class CommandTrial {
  readonly #clients = new Map<Role, Client>();

  constructor(private readonly system: TestSystem) {}

  async run(given: CommandCase): Promise<void> {
    await given.given?.();
    await this.#leavesNothing(given);
    if (given.refused.first) await this.#isRefused(given);
    await this.#isAcceptedOnce(given);
    if (!given.refused.first) await this.#isRefused(given);
  }

  async #isAcceptedOnce({ path, body, events }: CommandCase): Promise<void> {
    const key = newKey();
    const first = await this.system.admin.post(path, body, { key });
    const types = (first.body.events as Body[] | undefined)?.map(({ type }) => type) ?? first.body;
    expect([first.status, types]).toEqual([201, events]);
    expect(first.body).toMatchObject({
      decision: expect.any(String),
      stream: expect.any(String),
      revision: expect.any(Number),
      position: expect.any(String),
    });
    const again = await this.system.admin.post(path, body, { key });
    expect([again.status, sameIn(again.body)]).toEqual([200, sameIn(first.body)]);
  }

  async #isRefused({ path, body, refused }: CommandCase): Promise<void> {
    const answer = await this.system.admin.post(refused.path ?? path, refused.body ?? body);
    expect([answer.status, answer.body.code]).toEqual([refused.status ?? 409, refused.code]);
    expect(answer.body).toMatchObject({ detail: expect.stringMatching(/[а-я]/), decision: expect.any(String) });
  }

  async #leavesNothing({ path, body, malformed, forbidden }: CommandCase): Promise<void> {
    const client = this.#clients.get(forbidden) ?? (await this.system.as(forbidden));
    this.#clients.set(forbidden, client);
    const before = await this.system.written();
    const denied = await client.post(path, body);
    expect([denied.status, denied.body.code]).toEqual([403, 'forbidden']);
    const wrong = await this.system.admin.post(path, { ...body, [malformed]: malformed === 'capacity' ? 'x' : 7 });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'malformed']);
    const paths = (wrong.body.errors as Body[]).map((error) => error.path);
    expect(paths).toEqual(expect.arrayContaining([expect.stringMatching(`^/${malformed}`)]));
    expect(await this.system.written()).toBe(before);
  }
}
