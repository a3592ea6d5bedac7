// Who is asking, and what of it matters to a route.
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#domain/decider';
import type { Area } from '#domain/roles';
import type { TokenScope } from '#domain/token/token.events';

export interface Caller {
  readonly actor: Actor;
  readonly scope: TokenScope;
  /** Of a browser: until when it is signed in. */
  readonly session?: { readonly until: string };
}
export interface VekhaRequest extends FastifyRequest {
  caller?: Caller;
}

export const NEEDS = 'vekha:needs';
/** The area of work that a route belongs to; callers whose role may not work on it get 403. */
export const Needs = (area: Area) => SetMetadata(NEEDS, area);

export const OPEN = 'vekha:open';
/** A route for everyone, signed in or not. */
export const Open = () => SetMetadata(OPEN, true);

/** Only routes behind the guard ask for it. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<VekhaRequest>();
  if (!caller) throw new Error('a route without the guard asked who is calling');
  return caller;
});

/** A command's way in: the request with who sent it, and the reply to set headers and status on. */
export interface Asking {
  readonly request: VekhaRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
}
export const AskingOf = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const http = context.switchToHttp();
  const request = http.getRequest<VekhaRequest>();
  if (!request.caller) throw new Error('a route without the guard asked who is calling');
  return { request, reply: http.getResponse<FastifyReply>(), caller: request.caller };
});
