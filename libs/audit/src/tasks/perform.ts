// Carries a task out over a log, a line at a time; of progress there is a line now and then.
import { encodePosition } from '#event-store/position';
import type { Log } from '../evidence/log.js';
import { check } from '../findings/check.js';
import { replay } from '../replay/replay.js';
import type { Verdict, VerdictName } from '../replay/verdict.js';
import { whatIf } from '../what-if/what-if.js';
import type { AuditTask, Line, ReplaySummary, ShownVerdict } from './task.js';

export interface Surroundings {
  readonly log: Log;
  readonly logId: string;
  readonly build: string;
  /** Heard at most every so often while the work goes on. */
  readonly onProgress: (events: number) => void;
}

export async function* perform(task: AuditTask, surroundings: Surroundings): AsyncGenerator<Line> {
  const { log, onProgress } = surroundings;
  if (task.kind === 'replay') yield* replayed(task, surroundings);
  else if (task.kind === 'check') {
    let findings = 0;
    for await (const finding of check(log, { charterFiles: task.charterFiles, onProgress })) {
      findings += 1;
      yield { finding };
    }
    yield { summary: { findings } };
  } else {
    const { charter, version, mode, cohort } = task;
    yield { whatIf: await whatIf(log, { charter, version }, { mode, cohort, onProgress }) };
  }
}

async function* replayed(
  { filter, all = false }: Extract<AuditTask, { kind: 'replay' }>,
  { log, logId, build, onProgress }: Surroundings,
): AsyncGenerator<Line> {
  const verdicts: Record<VerdictName, number> = { MATCH: 0, DIVERGED: 0, 'NOT REPLAYABLE': 0, 'NOT CHECKED': 0 };
  let overtaken = 0;
  const begun = performance.now();
  for await (const verdict of replay(log, { build, filter, onProgress })) {
    verdicts[verdict.verdict] += 1;
    const isOvertaken = verdict.verdict === 'MATCH' && verdict.overtaken.length > 0;
    if (isOvertaken) overtaken += 1;
    if (all || isOvertaken || verdict.verdict !== 'MATCH') yield { verdict: shown(verdict, logId) };
  }
  const seconds = (performance.now() - begun) / 1_000;
  const decisions = verdicts.MATCH + verdicts.DIVERGED + verdicts['NOT REPLAYABLE'];
  const summary: ReplaySummary = {
    verdicts,
    overtaken,
    seconds: Math.round(seconds * 1_000) / 1_000,
    rate: Math.round(decisions / Math.max(seconds, 0.001)),
  };
  yield { summary };
}

const shown = (verdict: Verdict, logId: string): ShownVerdict =>
  ({
    ...verdict,
    revision: String(verdict.revision),
    position: encodePosition(logId, verdict.position),
  }) as ShownVerdict;
