// The recorded decisions under a candidate charter: who would stand otherwise, by which rule, and the regions beside the real
// ones. Hypothetical throughout: nothing is ever written.
import type { Log } from '../evidence/log.js';
import type { OnProgress } from '../evidence/walk.js';
import type { Candidate } from './alternative.js';
import { cascading } from './cascading.js';
import { frozen } from './frozen.js';
import type { Mode, WhatIf } from './result.js';
import { Tally } from './tally.js';

const modes = { frozen, cascading } satisfies Record<Mode, unknown>;

export interface WhatIfOptions {
  readonly mode: Mode;
  readonly cohort?: string | undefined;
  readonly onProgress?: OnProgress;
}

export async function whatIf(
  log: Log,
  candidate: Candidate,
  { mode, cohort, onProgress }: WhatIfOptions,
): Promise<WhatIf> {
  const tally = new Tally(candidate.charter, cohort);
  for await (const alternative of modes[mode](log, candidate, onProgress)) tally.take(alternative);
  const { program } = candidate.charter;
  return { hypothetical: true, mode, program, version: candidate.version ?? null, ...tally.result() };
}
