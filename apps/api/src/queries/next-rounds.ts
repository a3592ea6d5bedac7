// Which round of each stage that is heard is next for a team, by the rule that decides it.
import { nextRound } from '#domain/team/rounds';
import type { CaseFileAnswer } from '#projections/case-file/case-file.query';

/** By stage of a pre-defense or defense. */
export function nextRoundsOf({
  stages,
  preDefenses,
  defenses,
}: Pick<CaseFileAnswer, 'stages' | 'preDefenses' | 'defenses'>): Record<string, number> {
  const heard = stages.filter(({ kind }) => kind === 'pre-defense' || kind === 'defense');
  const held = [...preDefenses, ...defenses];
  return Object.fromEntries(heard.map(({ stage }) => [stage, nextRound(held.filter((each) => each.stage === stage))]));
}
