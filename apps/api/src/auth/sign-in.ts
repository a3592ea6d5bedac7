// Signing in: the token's own stream tells role, scope and end. It needs the log alone, no SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { Token } from '#domain/token/token';
import { States } from '#engine/states';
import { isBearerOf, tokenOf } from './bearer.js';
import type { Caller } from './caller.js';

@Injectable()
export class SignIn {
  constructor(@Inject(States) private readonly states: States) {}

  /** The caller behind a bearer; undefined when it is unknown, revoked or over. Throws StoreUnavailable. */
  async callerBehind(bearer: string): Promise<Caller | undefined> {
    const id = tokenOf(bearer);
    const token = await this.#token(id);
    return token.issued && isBearerOf(bearer, token.hash) ? callerWith(id, token) : undefined;
  }

  /** Who acts with a token that was shown to be theirs before; undefined when it is revoked or over. */
  async callerOf(id: string): Promise<Caller | undefined> {
    return callerWith(id, await this.#token(id));
  }

  async #token(id: string): Promise<Token> {
    return (await this.states.load(`token-${id}`, !this.states.caughtUp)).state as Token;
  }
}

function callerWith(id: string, token: Token): Caller | undefined {
  if (!token.issued || token.revoked) return undefined;
  if (token.expires !== null && Date.parse(token.expires) <= Date.now()) return undefined;
  const { role, scope } = token;
  return { actor: { token: id, role, ...(scope.person && { person: scope.person }) }, scope };
}
