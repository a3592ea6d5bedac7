// How far a team is, as far as counting needs to know. Pure.
import type { Charter } from '#domain/charter/charter';

export interface Standing {
  readonly leadRegion: string;
  /** Each region of the team, with when it joined. */
  readonly regions: Readonly<Record<string, string>>;
  /** Each passed stage, with since when. */
  readonly passed: Readonly<Record<string, string>>;
}

export const enrolled = (leadRegion: string, regions: readonly string[], at: string): Standing => ({
  leadRegion,
  regions: Object.fromEntries(regions.map((region) => [region, at])),
  passed: {},
});

export const passStage = (standing: Standing, stage: string, since: string): Standing => ({
  ...standing,
  passed: { ...standing.passed, [stage]: since },
});

export function reopenStage(standing: Standing, stage: string): Standing {
  const { [stage]: _, ...passed } = standing.passed;
  return { ...standing, passed };
}

/** Each stage with the stages that it requires, transitively, itself included. */
export function closure(charter: Charter): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  const visit = (id: string): ReadonlySet<string> => {
    const seen = known.get(id);
    if (seen) return seen;
    known.set(id, new Set([id])); // a circle, which no charter may have, must not hang us
    const requires = charter.stages.find((stage) => stage.id === id)?.requires ?? [];
    const all = new Set([id, ...requires.flatMap((required) => [...visit(required)])]);
    known.set(id, all);
    return all;
  };
  for (const { id } of charter.stages) visit(id);
  return known;
}

/** What the team has reached, with since when: `enrolled`, and `stage:…` for each that it passed or whose successor it passed. */
export function reachedBy(standing: Standing, charter: Charter): ReadonlyMap<string, string> {
  const reached = new Map<string, string>([['enrolled', '']]);
  const required = closure(charter);
  for (const [stage, since] of Object.entries(standing.passed))
    for (const each of required.get(stage) ?? []) {
      const so = reached.get(`stage:${each}`);
      if (so === undefined || since < so) reached.set(`stage:${each}`, since);
    }
  return reached;
}
