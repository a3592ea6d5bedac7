// From a validated request to a decision and back: the one place where commands leave HTTP.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { isUUID } from 'class-validator';
import { Metrics } from '#connections/metrics';
import { languageOf, refusalProblem } from '#contract/problems/problem';
import { neverPossible } from '#domain/refusals';
import type { Answer, Asked } from '#engine/asked';
import { EnterInRegistry, TakeDecision } from '#engine/handlers';
import { encodePosition } from '#event-store/position';
import type { Asking } from '../auth/caller.js';
import { codeOf } from '../problems/problem.filter.js';
import { Refused } from '../problems/refused.js';
import { LOG_ID } from '../tokens.js';

/** Which part of the path or body names the stream of each category. */
const streamIds = {
  program: ({ program }: Params) => program,
  cohort: ({ cohort }: Params) => cohort,
  team: ({ cohort, team }: Params) => `${cohort}.${team}`,
  agreement: ({ agreement }: Params) => agreement,
  commission: ({ commission }: Params) => commission,
  sitting: ({ sitting }: Params) => sitting,
  person: ({ person }: Params) => person,
  token: ({ token }: Params) => token,
};
type Params = Readonly<Record<string, string>>;

export interface Order {
  readonly category: keyof typeof streamIds;
  readonly type: string;
  readonly params: Params;
  /** Instead of the body as sent, where that must not reach the log as it is. */
  readonly data?: object;
  /** For whom the caller acts. */
  readonly onBehalfOf?: string;
}

/** Commands that reserve a registry number first. */
const takesNumber: ReadonlySet<string> = new Set(['EnterRegistry', 'CorrectRegistryEntry']);

@Injectable()
export class Commander {
  readonly #log = new Logger('Decision');

  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** The key that makes the request one decision: the caller's, or one of its own. */
  keyOf({ request, reply }: Asking): string {
    const given = reply.getHeader('Idempotency-Key') ?? request.headers['idempotency-key'] ?? randomUUID();
    if (!isUUID(given))
      throw new Refused('malformed', { errors: [{ path: 'Idempotency-Key', message: 'must be a UUID' }] });
    reply.header('Idempotency-Key', String(given).toLowerCase());
    return String(given).toLowerCase();
  }

  async take(asking: Asking, order: Order): Promise<object> {
    const begun = performance.now();
    const asked = this.#asked(asking, order);
    const command = takesNumber.has(order.type) ? new EnterInRegistry(asked) : new TakeDecision(asked);
    const answer = await this.#measured(order.type, begun, this.bus.execute(command));
    if (!answer) throw new Error(`${order.type} decided nothing`);
    const ms = Math.round(performance.now() - begun);
    const { decision, stream, refusal } = answer;
    this.#log.log({
      decision,
      stream,
      command: order.type,
      correlation: asked.correlation,
      refused: refusal?.code,
      ms,
    });
    return this.#answer(asking, answer);
  }

  /** Counted by what came of it; a command that was not decided by why. */
  async #measured(command: string, begun: number, deciding: Promise<Answer | null>): Promise<Answer | null> {
    const count = (outcome: string) => {
      this.metrics.commands.inc({ command, outcome });
      this.metrics.commandSeconds.observe((performance.now() - begun) / 1_000);
    };
    return deciding.then(
      (answer) => {
        count(answer?.refusal?.code ?? (answer?.repeated ? 'repeated' : 'accepted'));
        return answer;
      },
      (error) => {
        count(codeOf(error));
        throw error;
      },
    );
  }

  /** A commissioner's own part: by themselves, or by somebody who keeps the minutes on their behalf. */
  takeFor(asking: Asking, person: string, order: Order): Promise<object> {
    const { actor } = asking.caller;
    if (actor.role === 'commission-member' && actor.person !== person) throw new Refused('forbidden');
    return this.take(asking, { ...order, onBehalfOf: person });
  }

  #asked(asking: Asking, { category, type, params, data, onBehalfOf }: Order): Asked {
    const { request, caller } = asking;
    const actor = onBehalfOf && onBehalfOf !== caller.actor.person ? { ...caller.actor, onBehalfOf } : caller.actor;
    const target = { category, id: streamIds[category](params) };
    const body = data ?? (request.body as object | undefined) ?? {};
    return { target, type, params, data: body, key: this.keyOf(asking), actor, correlation: request.id };
  }

  #answer(
    { request, reply }: Asking,
    { decision, stream, revision, position, events, refusal, repeated }: Answer,
  ): object {
    const at = { decision, revision: Number(revision), position: encodePosition(this.logId, position) };
    reply.header('Vekha-Position', at.position);
    if (!refusal) {
      reply.status(repeated ? 200 : 201);
      return { decision, stream, revision: at.revision, position: at.position, events };
    }
    const status = neverPossible.has(refusal.code) ? 422 : 409;
    reply.status(status).type('application/problem+json');
    return {
      ...refusalProblem(refusal.code, refusal.facts, status, languageOf(request.headers['accept-language'])),
      ...at,
    };
  }
}
