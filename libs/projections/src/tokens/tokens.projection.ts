// A row a token.
import { amend, projection, put } from '../runner/projection.js';
import { tokens } from './tokens.table.js';

export const tokensProjection = projection('tokens', 1, [tokens], {
  TokenIssued: ({ id: token, shownAt, data: { title, role, scope, expires, occurredAt: issuedAt } }) =>
    put(tokens, { token, title, role, scope, expires, issuedAt, revoked: null, shownAt }),
  TokenRevoked: ({ id: token, shownAt, data: { reason, occurredAt: at } }) =>
    amend(tokens, { token }, (row) => ({ ...row, revoked: { at, reason }, shownAt })),
});
