// Any list as CSV for whoever asks with `Accept: text/csv`: a page at a time, the next one's cursor in `Vekha-Next`.
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { toCsv } from '#contract/team-rows';
import { own } from '#domain/own';
import type { Personal } from './names.js';
import { personsIn } from './persons-in.js';

const MOST_ROWS = '500';

interface Listed {
  readonly items: readonly object[];
  readonly next?: string | null;
  /** Of those whom the items name, for a caller who may see them. */
  readonly people?: Readonly<Record<string, Personal>>;
}
const isListed = (answer: unknown): answer is Listed =>
  typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items);

@Injectable()
export class CsvInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const wanted = request.method === 'GET' && /\btext\/csv\b/.test(request.headers.accept ?? '');
    if (!wanted) return next.handle();
    const query = request.query as Record<string, string>;
    query.limit ??= MOST_ROWS;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: unknown) => (isListed(answer) ? asCsv(answer, reply) : answer)));
  }
}

function asCsv({ items, next, people }: Listed, reply: FastifyReply): string {
  reply.header('Content-Type', 'text/csv; charset=utf-8');
  if (next) reply.header('Vekha-Next', encodeURIComponent(next));
  return toCsv(people ? items.map((item) => named(item, people)) : items);
}

/** A row with a column more, on every page: the names of those whom it names, as far as the caller may see them. */
const named = (item: object, people: Readonly<Record<string, Personal>>): object => {
  const names = personsIn(item).flatMap((person) => own(people, person)?.name ?? []);
  return { ...item, names: names.join(', ') };
};
