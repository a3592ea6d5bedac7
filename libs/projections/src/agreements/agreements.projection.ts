// A row an agreement.
import { amend, projection, put } from '../runner/projection.js';
import { agreements } from './agreements.table.js';

export const name = 'agreements';

export const agreementsProjection = projection(name, 1, [agreements], {
  AgreementSigned: ({ id: agreement, shownAt, data: { title, parties, directions, signedAt } }) =>
    put(agreements, { agreement, title, parties, directions, signedAt, endedAt: null, endReason: null, shownAt }),
  AgreementEnded: ({ id: agreement, shownAt, data: { reason: endReason, endedAt } }) =>
    amend(agreements, { agreement }, (row) => ({ ...row, endedAt, endReason, shownAt })),
});
