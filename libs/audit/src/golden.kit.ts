// The golden histories: logs of the project's own demo, one a program, recorded with an earlier build.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '#read-store/package-root';
import { RecordedLog } from './evidence/recorded.log.js';
import { readRecorded } from './evidence/recorded-lines.js';
import { type ReplayOptions, replay } from './replay/replay.js';
import type { Verdict } from './replay/verdict.js';

const folder = path.join(packageRoot(), 'libs/audit/golden');

export const goldenPrograms: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl.br'))
  .map((file) => file.slice(0, -'.jsonl.br'.length))
  .sort();

const logs = new Map<string, RecordedLog>();
export function goldenLog(program: string): RecordedLog {
  const log = logs.get(program) ?? readRecorded(path.join(folder, `${program}.jsonl.br`));
  logs.set(program, log);
  return log;
}

/** All of them as one log: each of their events at the same part of the way, at places of its own. */
export const goldenTogether = (): RecordedLog =>
  new RecordedLog(
    goldenPrograms
      .flatMap((program) => {
        const { all } = goldenLog(program);
        return all.map((event, index) => ({ event, at: index / all.length }));
      })
      .sort((a, b) => a.at - b.at)
      .map(({ event }, index) => ({ ...event, position: { commit: BigInt(index + 1), prepare: BigInt(index + 1) } })),
  );

export async function verdictsOn(log: RecordedLog, options: Partial<ReplayOptions> = {}): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for await (const verdict of replay(log, { build: 'vekha 0.1.0', ...options })) verdicts.push(verdict);
  return verdicts;
}

/** Of so many things every how manyth is looked at, for about as many `looks`; each of them with VEKHA_EVERY_PLACE set. */
export const stepOver = (length: number, looks: number): number =>
  process.env.VEKHA_EVERY_PLACE ? 1 : Math.max(1, Math.ceil(length / looks));
