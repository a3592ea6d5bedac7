// How each stage of a charter stands for a team, from what was said of its stages. Pure.
import type { Charter, StageKind, Text } from '#domain/charter/charter';

/** What a team's stream says of a stage that has been decided. */
export interface Mark {
  readonly status: 'passed' | 'failed';
  readonly since: string;
  readonly because: string;
}
export type Marks = Readonly<Record<string, Mark>>;

export interface StageStatus {
  readonly stage: string;
  readonly kind: StageKind;
  readonly title: Text;
  readonly status: 'closed' | 'open' | 'passed' | 'failed';
  /** Since when it is passed or failed. */
  readonly since: string | null;
  readonly because: string | null;
  /** Stages that it requires and that are not passed. Not empty on a passed stage: one before it was reopened. */
  readonly missing: readonly string[];
}

export const mark = (marks: Marks, stage: string, said: Mark): Marks => ({ ...marks, [stage]: said });
export function unmark(marks: Marks, stage: string): Marks {
  const { [stage]: _, ...rest } = marks;
  return rest;
}

export const stageStatuses = (charter: Charter, marks: Marks): readonly StageStatus[] =>
  charter.stages.map(({ id: stage, kind, title, requires }) => {
    const missing = requires.filter((required) => marks[required]?.status !== 'passed');
    const { status = missing.length > 0 ? 'closed' : 'open', since = null, because = null } = marks[stage] ?? {};
    return { stage, kind, title, status, since, because, missing };
  });
