// Every decision of every domain stream, from its receipt; its further events are added to its row.
import type { Row } from '#read-store/upsert-json';
import type { DataOf, Heard } from '../runner/heard.js';
import { amend, projection, put } from '../runner/projection.js';
import { decisionLog } from './decision-log.table.js';

export const name = 'decision_log';

export const decisionLogProjection = projection(name, 1, [decisionLog], {
  every: (event) => {
    const { receipt, type, data, revision, shownAt } = event;
    if (!receipt) throw new Error('the event has no receipt');
    const said = { type, revision: revision.toString(), data };
    if (receipt.index === 0) return put(decisionLog, begun(event, receipt, said));
    const { decision } = receipt;
    return amend(decisionLog, { decision }, (row) => ({ ...row, events: [...row.events, said], shownAt }));
  },
});

type Decision = Row<typeof decisionLog>;

function begun(event: Heard, receipt: NonNullable<Heard['receipt']>, said: Decision['events'][number]): Decision {
  const { cohort, team, stream, at: position, shownAt, data } = event;
  const refusal = event.type === 'CommandRefused' ? (data as DataOf<'CommandRefused'>) : undefined;
  return {
    decision: receipt.decision,
    position,
    command: receipt.commandType,
    actor: receipt.actor.token,
    role: receipt.actor.role,
    actedAs: receipt.actor,
    decidedAt: receipt.now,
    occurredAt: 'occurredAt' in data ? data.occurredAt : null,
    stream,
    cohort,
    team,
    params: receipt.command?.params ?? {},
    refused: refusal?.code ?? null,
    facts: refusal?.facts ?? null,
    events: [said],
    count: receipt.count,
    receipt,
    shownAt,
  };
}
