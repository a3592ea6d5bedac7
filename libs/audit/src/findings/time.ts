// Times that run backwards: a decision before the one that it follows, or a fact after the decision that records it.
import { about, type Finding, type Inspector } from './finding.js';

export function time(): Inspector {
  const lastIn = new Map<string, string>();
  return {
    decision(decision) {
      const { stream, receipt, events } = decision;
      const before = lastIn.get(stream) ?? '';
      const found: Finding[] = [];
      if (receipt.now < before)
        found.push(
          about(
            'time-backwards',
            decision,
            `решено ${receipt.now}, а предыдущее решение этого потока — ${before}`,
            `decided at ${receipt.now}; the decision before it in this stream at ${before}`,
            { now: receipt.now, before },
          ),
        );
      else lastIn.set(stream, receipt.now);
      const later = events.map(({ data }) => occurredIn(data)).find((at) => at !== undefined && at > receipt.now);
      if (later)
        found.push(
          about(
            'time-backwards',
            decision,
            `произошло ${later}, позже решения ${receipt.now}`,
            `it occurred at ${later}, after it was decided at ${receipt.now}`,
            { now: receipt.now, occurredAt: later },
          ),
        );
      return found;
    },
  };
}

function occurredIn(data: unknown): string | undefined {
  const { occurredAt } = (data ?? {}) as { occurredAt?: unknown };
  return typeof occurredAt === 'string' ? occurredAt : undefined;
}
