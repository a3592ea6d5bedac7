// Replaying, checking and asking what if: whatever puts recorded decisions before the rules again.
import type { Log } from '#audit/evidence/log';
import { check } from '#audit/findings/check';
import { replay } from '#audit/replay/replay';
import { whatIf } from '#audit/what-if/what-if';
import type { Charter } from '#domain/charter/charter';
import { BUILD } from '#engine/build';
import { median, type Rows } from '../event-node/rows.js';
import { seconds } from './timed.js';

const LEAST_OF_READING = 0.5;
const WHAT_IF_DECISIONS = 10_000;

export async function benchRules(rows: Rows, log: Log, charter: Charter, rounds: number): Promise<void> {
  const reading: number[] = [];
  const replaying: number[] = [];
  let decisions = 0;
  let events = 0;
  let memory = 0;
  for (let round = 0; round < rounds; round++) {
    events = 0;
    reading.push(
      await seconds(async () => {
        for await (const batch of log.events()) events += batch.length;
      }),
    );
    const verdicts: Record<string, number> = {};
    replaying.push(
      await seconds(async () => {
        for await (const { verdict } of replay(log, { build: BUILD })) {
          verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
          if (verdicts[verdict] % 5_000 === 0) memory = Math.max(memory, process.memoryUsage.rss());
        }
      }),
    );
    if (Object.keys(verdicts).length !== 1) throw new Error(`not all match: ${JSON.stringify(verdicts)}`);
    decisions = verdicts.MATCH;
  }
  rows.add(`replay of ${decisions} decisions`, decisions / median(replaying), 'decisions/s');
  rows.add(`replay of ${events} events`, events / median(replaying), 'events/s', {
    beside: ['reading $all', events / median(reading)],
    least: LEAST_OF_READING,
  });
  if (memory) rows.add('resident memory while replaying, at most', memory / 1e6, 'MB');
  await benchWhatIf(rows, log, charter, { decisions, events });
  const took = await seconds(async () => {
    for await (const _ of check(log));
  });
  rows.add('check', events / took, 'events/s');
}

async function benchWhatIf(
  rows: Rows,
  log: Log,
  charter: Charter,
  whole: { readonly decisions: number; readonly events: number },
): Promise<void> {
  const stages = charter.stages.map((each) => (each.kind === 'defense' ? { ...each, passScore: 990 } : each));
  const part = Math.min(1, WHAT_IF_DECISIONS / whole.decisions);
  const beginning = new Beginning(log, Math.ceil(whole.events * part));
  for (const mode of ['frozen', 'cascading'] as const) {
    let decisions = 0;
    const took = await seconds(async () => {
      ({ decisions } = await whatIf(beginning, { charter: { ...charter, stages } }, { mode }));
    });
    rows.add(`what if, ${mode}, of ${decisions} decisions`, took, 's');
  }
}

/** So many events of a log and no more. */
class Beginning implements Log {
  constructor(
    private readonly log: Log,
    private readonly most: number,
  ) {}

  async *events() {
    let left = this.most;
    for await (const batch of this.log.events()) {
      yield batch.slice(0, left);
      left -= batch.length;
      if (left <= 0) return;
    }
  }

  stream(name: string) {
    return this.log.stream(name);
  }
}
