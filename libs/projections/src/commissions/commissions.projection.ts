// A row a commission.
import { amend, projection, put } from '../runner/projection.js';
import { commissions } from './commissions.table.js';

export const commissionsProjection = projection('commissions', 1, [commissions], {
  CommissionAppointed: ({ id: commission, shownAt, data: { title, roster, occurredAt: appointedAt } }) =>
    put(commissions, { commission, title, roster, amendments: [], appointedAt, shownAt }),
  CommissionAmended: ({ id: commission, shownAt, data: { roster, reason, occurredAt: at } }) =>
    amend(commissions, { commission }, (row) => {
      const amendments = [...row.amendments, { at, reason, before: row.roster }];
      return { ...row, roster, amendments, shownAt };
    }),
});
