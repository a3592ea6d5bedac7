// A token: issued with a role and a scope, revoked once.
import { type Command, type Decider, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import type { Role } from '../roles.js';
import { utc } from '../time.js';
import type { TokenEvent, TokenScope } from './token.events.js';

type Named = { token: string };
export type IssueToken = Command<
  'IssueToken',
  { title: string; hash: string; role: Role; scope?: TokenScope; expires?: string | null; occurredAt?: string },
  Named
>;
export type RevokeToken = Command<'RevokeToken', { reason: string; occurredAt?: string }, Named>;
export type TokenCommand = IssueToken | RevokeToken;

export interface Token {
  readonly issued: boolean;
  readonly revoked: boolean;
  readonly hash: string;
  readonly role: Role;
  readonly scope: TokenScope;
  readonly expires: string | null;
}

export const token: Decider<TokenCommand, TokenEvent, Token> = {
  category: 'token',
  initial: { issued: false, revoked: false, hash: '', role: 'viewer', scope: {}, expires: null },

  decide(command, state) {
    const { token } = command.params;
    if (command.type === 'RevokeToken' && !state.issued) return unknown('token', token);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    switch (command.type) {
      case 'IssueToken': {
        if (state.issued) return refuse('already-exists', { token });
        const { title, hash, role, scope = {}, expires = null } = command.data;
        return [
          {
            type: 'TokenIssued',
            data: { token, title, hash, role, scope, expires: expires && utc(expires), occurredAt: when },
          },
        ];
      }
      case 'RevokeToken':
        if (state.revoked) return refuse('already-recorded', { token });
        return [{ type: 'TokenRevoked', data: { reason: command.data.reason, occurredAt: when } }];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'TokenIssued': {
        const { hash, role, scope, expires } = event.data;
        return { issued: true, revoked: false, hash, role, scope, expires };
      }
      case 'TokenRevoked':
        return { ...state, revoked: true };
      case 'CommandRefused':
        return state;
    }
  },
};
