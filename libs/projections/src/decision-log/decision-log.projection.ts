// Every decision of every domain stream, from its receipt; its further events are added to its row.
import type { Row } from '#read-store/upsert-json';
import type { DataOf, Heard } from '../runner/heard.js';
import { amend, projection, put, ref, type Statement, using } from '../runner/projection.js';
import { decisionLog, decisionTeams } from './decision-log.table.js';

export const name = 'decision_log';

export const decisionLogProjection = projection(
  name,
  2,
  [decisionLog, decisionTeams],
  {
    every: (event) => {
      const { receipt, type, data, revision, shownAt } = event;
      if (!receipt) throw new Error('the event has no receipt');
      const said = { type, revision: revision.toString(), data };
      const { decision } = receipt;
      const record =
        receipt.index === 0
          ? put(decisionLog, begun(event, receipt, said))
          : amend(decisionLog, { decision }, (row) => ({ ...row, events: [...row.events, said], shownAt }));
      return [record, ...naming(event, decision)];
    },
  },
  { split: 'stream' },
);

/** Runs after the decision's row is there: the first event's place is the decision's. */
function naming(event: Heard, decision: string): readonly Statement[] {
  const { cohort } = event;
  return teamsNamedIn(event).map((team) =>
    using([ref(decisionLog, { decision })], (rows) => {
      const { position } = rows.get(decisionLog, { decision });
      rows.save(decisionTeams, { cohort, team, position, decision });
    }),
  );
}

/** A refusal names the team that was asked for in the command's path or body. */
function teamsNamedIn({ cohort, team, type, receipt }: Heard): readonly string[] {
  if (!cohort) return [];
  if (team) return [team];
  const asked = type === 'CommandRefused' ? { ...askedWith(receipt), ...receipt?.command?.params } : {};
  return 'team' in asked && typeof asked.team === 'string' ? [asked.team] : [];
}

/** A command's body, as it was decided. */
const askedWith = (receipt: Heard['receipt']): object => {
  const asked: unknown = receipt?.command?.data;
  return typeof asked === 'object' && asked !== null ? asked : {};
};

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
    occurredAt: occurredAtIn(data) ?? occurredAtIn(askedWith(receipt)),
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

const occurredAtIn = (data: object): string | null =>
  'occurredAt' in data && typeof data.occurredAt === 'string' ? data.occurredAt : null;
