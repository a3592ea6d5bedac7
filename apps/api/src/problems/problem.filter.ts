// Every failure becomes one problem document in the asked language; what is unforeseen is logged, never shown.
import {
  ArgumentsHost,
  BadRequestException,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Metrics } from '#connections/metrics';
import { fieldText } from '#contract/problems/field-texts';
import { languageOf, problem, unforeseen } from '#contract/problems/problem';
import type { ProblemCode } from '#contract/problems/problem-texts';
import { Contended, KeyReused, NotFound, TooBusy, Undetermined } from '#engine/failures';
import { NotCanonical } from '#event-store/canonical';
import { AppendTooLarge, OutcomeUnknown, StoreUnavailable, StreamUnreadable } from '#event-store/failures';
import { ReadStoreUnavailable } from '#read-store/unavailable';
import { Refused } from './refused.js';
import { fieldErrors } from './validation.js';

const RETRY_AFTER = '2';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Problem');

  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { code, more } = refusedFor(error);
    this.metrics.problems.inc({ code });
    if (code === 'internal') this.#log.error({ err: error, correlation: request.id }, 'unforeseen');
    const language = languageOf(request.headers['accept-language']);
    const errors = more.errors?.map(({ path, message }) => ({ path, message: fieldText(message, language) }));
    const document =
      code === 'internal'
        ? unforeseen(request.id, language)
        : problem(code, language, errors ? { ...more, errors } : more);
    if (document.status === 503) reply.header('Retry-After', RETRY_AFTER);
    if (document.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    reply.status(document.status).type('application/problem+json').send(document);
  }
}

const codes = new Map<unknown, ProblemCode>([
  [TooBusy, 'too-busy'],
  [Contended, 'contended'],
  [StoreUnavailable, 'store-unavailable'],
  [OutcomeUnknown, 'outcome-unknown'],
  [StreamUnreadable, 'stream-unreadable'],
  [AppendTooLarge, 'too-large'],
  [ReadStoreUnavailable, 'read-store-unavailable'],
]);

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'unknown',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** The code by which a failure is answered. */
export const codeOf = (error: unknown): ProblemCode => refusedFor(error).code;

function refusedFor(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof NotFound) return new Refused('unknown', { facts: { kind: error.kind, id: error.id } });
  if (error instanceof KeyReused) return new Refused('idempotency-key-reused', { decision: error.decision });
  if (error instanceof Undetermined) return new Refused('outcome-unknown', { decision: error.decision });
  if (error instanceof NotCanonical)
    return new Refused('malformed', { errors: [{ path: error.path, message: error.message }] });
  if (error instanceof BadRequestException) return new Refused('malformed', { errors: fieldErrors(error) });
  const known = error instanceof Error ? codes.get(error.constructor) : undefined;
  if (known) return new Refused(known);
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const code = byStatus[status ?? 500] ?? 'internal';
  // A body that does not parse has no fields yet: the parser says where it stumbled.
  return new Refused(code, code === 'malformed' ? { errors: [{ path: '', message: (error as Error).message }] } : {});
}
