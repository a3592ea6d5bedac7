// A team's way through the stages, and what many such ways amount to. Pure.
import type { Charter, StageKind, Text } from '#domain/charter/charter';
import { closure } from '../region-progress/standing.js';
import { type Migration, rekeyed, todaysId } from '../stages/carry-over.js';
import type { Marks } from '../stages/stage-status.js';

export interface Passage {
  readonly enrolledAt: string;
  readonly isWithdrawn: boolean;
  readonly marks: Marks;
  /** By stage, when it was reopened last. */
  readonly reopened: Readonly<Record<string, string>>;
  readonly carried: number;
}

export interface FunnelStage {
  readonly stage: string;
  readonly kind: StageKind;
  readonly title: Text;
  /** Teams that passed it, or a stage after it. */
  readonly reached: number;
  /** From the last of the stages that it requires (or the enrollment) to it, of those that passed both; in days. */
  readonly medianDays: number | null;
  /** Teams for which it is open and not decided, and for how long, in days. */
  readonly standing: number;
  readonly medianDaysStanding: number | null;
  /** Teams that can no longer pass it. */
  readonly failed: number;
}

/** Under the ids of today. */
export const brought = (passage: Passage, migrations: readonly Migration[]): Passage => {
  const rename = todaysId(migrations, passage.carried);
  return { ...passage, marks: rekeyed(passage.marks, rename), reopened: rekeyed(passage.reopened, rename) };
};

const day = 86_400_000;

/** To a tenth; never below zero: a stage may have been fulfilled before the one that it requires. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round(((Date.parse(to) - Date.parse(from)) / day) * 10) / 10);

/** Of an even number the mean of the two in the middle; null of none. */
export function median(all: readonly number[]): number | null {
  if (all.length === 0) return null;
  const sorted = [...all].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1]!, sorted[middle]!];
  return Math.round(((below + above) / 2) * 10) / 10;
}

/** What each stage of a charter has seen of one team. */
export interface Sight {
  readonly stage: string;
  readonly isReached: boolean;
  readonly days: number | null;
  readonly daysStanding: number | null;
  readonly isFailed: boolean;
}

/** Of a team that is in. One that has failed anything stands nowhere. */
export function sightsOf({ enrolledAt, marks, reopened }: Passage, charter: Charter, now: string): readonly Sight[] {
  const required = closure(charter);
  const passedAt = (stage: string) => (marks[stage]?.status === 'passed' ? marks[stage].since : undefined);
  const hasFailed = charter.stages.some(({ id }) => marks[id]?.status === 'failed');
  const reached = new Set(Object.keys(marks).flatMap((id) => (passedAt(id) ? [...(required.get(id) ?? [])] : [])));
  return charter.stages.map(({ id: stage, requires }) => {
    const before = requires.map(passedAt);
    const isOpen = before.every((at) => at !== undefined);
    const opened = [enrolledAt, ...before].reduce<string>((a, b) => (b !== undefined && b > a ? b : a), enrolledAt);
    const since = reopened[stage] !== undefined && reopened[stage] > opened ? reopened[stage] : opened;
    const at = passedAt(stage);
    return {
      stage,
      isReached: reached.has(stage),
      days: at !== undefined && isOpen ? daysBetween(opened, at) : null,
      daysStanding: !hasFailed && isOpen && marks[stage] === undefined ? daysBetween(since, now) : null,
      isFailed: marks[stage]?.status === 'failed',
    };
  });
}

/** `stages`: in the order in which they are shown. */
export function gathered(
  stages: readonly Pick<FunnelStage, 'stage' | 'kind' | 'title'>[],
  sights: readonly Sight[],
): readonly FunnelStage[] {
  const byStage = new Map<string, Sight[]>();
  for (const sight of sights) {
    const those = byStage.get(sight.stage);
    if (those) those.push(sight);
    else byStage.set(sight.stage, [sight]);
  }
  return stages.map(({ stage, kind, title }) => {
    const those = byStage.get(stage) ?? [];
    const standing = those.flatMap(({ daysStanding }) => daysStanding ?? []);
    return {
      ...{ stage, kind, title },
      reached: those.filter(({ isReached }) => isReached).length,
      medianDays: median(those.flatMap(({ days }) => days ?? [])),
      standing: standing.length,
      medianDaysStanding: median(standing),
      failed: those.filter(({ isFailed }) => isFailed).length,
    };
  });
}
