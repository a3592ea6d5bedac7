// Each recorded decision at its recorded basis, under another charter; what it comes to changes nothing for the next one.
import { isDecision } from '../evidence/decisions.js';
import type { Log } from '../evidence/log.js';
import { type OnProgress, walk } from '../evidence/walk.js';
import { reExecute } from '../replay/re-execution.js';
import { type Alternative, type Candidate, readable, recordedIn, underCandidate } from './alternative.js';

export async function* frozen(log: Log, candidate: Candidate, onProgress?: OnProgress): AsyncGenerator<Alternative> {
  const state = underCandidate(candidate);
  for await (const { found, states } of walk(log, onProgress)) {
    if (!isDecision(found)) continue;
    const alternative = await readable(async () => {
      const { events } = await reExecute(found, states, { state });
      return { decision: found, recorded: recordedIn(found), instead: events, impossible: undefined };
    });
    if (alternative) yield alternative;
  }
}
