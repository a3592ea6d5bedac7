// Callers who send mixed commands through HTTP, each under a key that they remember, and ask again until they are answered.
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Client } from '../end-to-end/client.kit.js';
import { newKey, type SmallProgram } from '../end-to-end/small-program.kit.js';

export interface Command {
  readonly path: string;
  readonly body: object;
  readonly key: string;
}
export interface Answered extends Command {
  readonly answer: Answer;
}

const REGIONS = ['VOR', 'KRS', 'ORL', 'LIP', 'TUL'];
const PATIENCE_MS = 90_000;

/** What came of a decision, as any later answer must say it again. */
export const outcomeOf = ({ body }: Answer) => {
  const { decision, stream, revision, position, events, code, facts } = body;
  return { decision, stream, revision, position, events, code, facts };
};

export class Load {
  readonly answered: Answered[] = [];
  /** Commands that had to be sent more than once until they were answered. */
  retried = 0;
  #teams = 0;

  constructor(
    private readonly client: Client,
    private readonly small: SmallProgram,
    private readonly random: () => number,
  ) {}

  /** Each of the callers takes a new team through its life and answers when all of it was answered. */
  async run(callers: number): Promise<void> {
    await Promise.all(Array.from({ length: callers }, () => this.#life(`t${++this.#teams}`)));
  }

  async #life(team: string): Promise<void> {
    for (const [path, body] of this.#plan(team)) {
      await this.#sendUntilAnswered({ path, body, key: newKey() });
      if (this.random() < 0.1) await this.expectSame(this.answered[Math.floor(this.random() * this.answered.length)]);
    }
  }

  /** Refusals are part of it: teams that are enrolled already, withdrawn, or stand before a stage that is not open. */
  *#plan(team: string): Generator<readonly [string, object]> {
    const { small } = this;
    const first = Math.floor(this.random() * 3);
    const regions = REGIONS.slice(first, first + 1 + Math.floor(this.random() * 2));
    const enrollment = small.enrollment(team, regions);
    const members = enrollment.members as { person: string }[];
    for (const { person } of members) yield ['/people', { person, personal: { name: `${person} (вымышл.)` } }];
    yield [`/cohorts/${small.cohort}/teams`, enrollment];
    yield [`/cohorts/${small.cohort}/teams`, enrollment];
    yield [small.ofTeam(team, 'attendance'), { session: 'webinar-1', present: members.map(({ person }) => person) }];
    yield [small.ofTeam(team, 'regions/join'), { region: REGIONS[first + 2] }];
    if (this.random() < 0.5) yield [small.ofTeam(team, 'lead-region'), { region: REGIONS[first + 2] }];
    if (this.random() < 0.4) {
      yield [small.ofTeam(team, 'withdraw'), { reason: 'выбыла' }];
      yield [small.ofTeam(team, 'withdraw'), { reason: 'ещё раз' }];
    }
    const agenda = [{ item: team, cohort: small.cohort, team, stage: 'pre-defense', round: 1 }];
    const sitting = small.person(`${team}-sitting`);
    const { commission } = small;
    yield ['/sittings', { sitting, commission, startsAt: '2022-05-24T10:00:00+03:00', agenda }];
    for (const person of [small.chair, small.member]) yield [`/sittings/${sitting}/arrivals`, { person }];
    yield [`/sittings/${sitting}/items/${team}/close`, {}];
    yield [small.ofTeam(team, 'pre-defense'), { stage: 'pre-defense', sitting, item: team, verdict: 'ready' }];
  }

  /** An answer is anything but 503 and silence; until then the same is sent again under the same key. */
  async #sendUntilAnswered(command: Command): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (let times = 1; ; times++) {
      const answer = await this.send(command).catch(() => undefined);
      if (answer && answer.status < 500) {
        if (times > 1) this.retried += 1;
        this.answered.push({ ...command, answer });
        return;
      }
      if (answer && answer.status !== 503)
        throw new Error(`${command.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (Date.now() > until) throw new Error(`${command.path} was not answered: ${JSON.stringify(answer?.body)}`);
      await pause(50 + this.random() * 200);
    }
  }

  send({ path, body, key }: Command): Promise<Answer> {
    return this.client.post(path, body, { key });
  }

  /** Sent again under its key it has the outcome that it had. */
  async expectSame(before: Answered): Promise<void> {
    const answer = await this.send(before).catch(() => undefined);
    if (!answer || answer.status >= 500) return;
    expect([before.path, outcomeOf(answer)]).toEqual([before.path, outcomeOf(before.answer)]);
    expect(answer.status).toBe(before.answer.status === 201 ? 200 : before.answer.status);
  }
}
