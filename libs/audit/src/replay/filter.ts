// Which decisions are wanted.
import type { RecordedDecision } from '../evidence/decisions.js';

export interface Filter {
  readonly cohort?: string | undefined;
  /** With its cohort: decisions of its own stream, and of the cohort's that name it. */
  readonly team?: string | undefined;
  readonly command?: string | undefined;
  readonly stream?: string | undefined;
  readonly actor?: string | undefined;
  /** Decided at or after, and before: RFC 3339. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly refused?: boolean | undefined;
}

export function isWanted(decision: RecordedDecision, filter: Filter): boolean {
  const { stream, command, receipt, events } = decision;
  const params = command.params as { cohort?: string; team?: string };
  const refused = events[0].type === 'CommandRefused';
  const at = Date.parse(receipt.now);
  return (
    (filter.stream === undefined || filter.stream === stream) &&
    (filter.cohort === undefined || filter.cohort === params.cohort) &&
    (filter.team === undefined || filter.team === params.team) &&
    (filter.command === undefined || filter.command === command.type) &&
    (filter.actor === undefined || filter.actor === receipt.actor.token) &&
    (filter.from === undefined || at >= Date.parse(filter.from)) &&
    (filter.to === undefined || at < Date.parse(filter.to)) &&
    (filter.refused === undefined || filter.refused === refused)
  );
}
