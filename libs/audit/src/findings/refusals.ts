// Commands that were refused again and again, without one of them being accepted in between.
import type { RecordedDecision } from '../evidence/decisions.js';
import { about, type Finding, type Inspector } from './finding.js';

const OFTEN = 5;

interface Row {
  readonly first: RecordedDecision;
  readonly code: string;
  times: number;
}

export function refusals(): Inspector {
  const rows = new Map<string, Row>();
  const told = ({ first, code, times }: Row): readonly Finding[] =>
    times < OFTEN
      ? []
      : [
          about(
            'refused-repeatedly',
            first,
            `${first.command.type}: отказано ${times} раз подряд (${code}), просил ${first.receipt.actor.token}`,
            `${first.command.type}: refused ${times} times in a row (${code}), asked by ${first.receipt.actor.token}`,
            { command: first.command.type, code, times, actor: first.receipt.actor.token },
          ),
        ];
  return {
    decision(decision) {
      const { stream, command, events } = decision;
      const code = events[0].type === 'CommandRefused' ? (events[0].data as { code: string }).code : undefined;
      const key = `${stream} ${command.type} ${JSON.stringify(command.params)}`;
      const row = rows.get(key);
      if (row && row.code === code) {
        row.times += 1;
        return [];
      }
      if (code === undefined) rows.delete(key);
      else rows.set(key, { first: decision, code, times: 1 });
      return row ? told(row) : [];
    },
    end: () => [...rows.values()].flatMap(told),
  };
}
