// A decision id that stands in the log more than once.
import type { RecordedDecision } from '../evidence/decisions.js';
import { about, type Inspector } from './finding.js';

/** What is kept of every decision of the log: some 150 bytes each. */
type Seen = readonly [place: string, fingerprint: string];

export function twice(): Inspector {
  const seen = new Map<string, Seen>();
  return {
    decision(decision) {
      const before = seen.get(decision.decision);
      const place = `${decision.first}@${decision.stream}`;
      const fingerprint = fingerprintOf(decision);
      if (!before) {
        seen.set(decision.decision, [place, fingerprint]);
        return [];
      }
      const [where, what] = before;
      const same = what === fingerprint;
      return [
        about(
          'decision-twice',
          decision,
          `это решение уже записано: ${where}${same ? '' : ', с другим содержанием'}`,
          `this decision is on record already: ${where}${same ? '' : ', with other content'}`,
          { first: where, sameContent: same },
        ),
      ];
    },
  };
}

const fingerprintOf = ({ receipt, events }: RecordedDecision): string =>
  `${receipt.fingerprint} ${events.map(({ type }) => type).join(' ')}`;
