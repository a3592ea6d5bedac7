// Tests: attempts by the team or by its members, and their corrections.
import type { TestStage } from '../charter/charter.js';
import { membersOn } from '../cohort/cohort.state.js';
import { type Decision, type Refusal, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import { type Rules, settled } from './settle.js';
import type { CorrectTest, TakeTest } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export function takeTest(
  { data }: TakeTest,
  team: Team,
  stage: TestStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const attempt = (own(team.tests, stage.id)?.length ?? 0) + 1;
  if (attempt > stage.attempts) return refuse('attempts-exhausted', { stage: stage.id, attempts: stage.attempts });
  const members = membersOn(rules.seat, when);
  const wrong = wrongScores(data, stage, members, when);
  if (wrong) return wrong;
  const fact: TeamEvent = {
    type: 'TestTaken',
    data: { stage: stage.id, attempt, ...scoresOf(data, stage), occurredAt: when },
  };
  return settled(team, [fact], rules, when);
}

export function correctTest(
  { data }: CorrectTest,
  team: Team,
  stage: TestStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const { attempt, reason, document } = data;
  const before = own(team.tests, stage.id)?.find((each) => each.attempt === attempt);
  if (!before) return unknown('attempt', String(attempt));
  const members = [...Object.keys(before.scores), ...membersOn(rules.seat, before.at)];
  const wrong = wrongScores(data, stage, members, before.at);
  if (wrong) return wrong;
  const corrected = { stage: stage.id, attempt, ...scoresOf(data, stage), reason, document, occurredAt: when };
  return settled(team, [{ type: 'TestCorrected', data: corrected }], rules, when);
}

const scoresOf = ({ score, scores }: TakeTest['data'], { per }: TestStage) =>
  per === 'team' ? { score: score ?? null, scores: {} } : { score: null, scores: scores ?? {} };

function wrongScores(
  { score, scores = {} }: TakeTest['data'],
  stage: TestStage,
  members: readonly string[],
  when: string,
): Refusal | undefined {
  const given = stage.per === 'team' ? (score === undefined ? [] : [['', score] as const]) : Object.entries(scores);
  if (!given.length) return refuse('scores-missing', { stage: stage.id, per: stage.per });
  const outside = given.find(([, each]) => each < 0 || each > stage.maxScore);
  if (outside)
    return refuse('score-out-of-range', { criterion: stage.id, score: outside[1], min: 0, max: stage.maxScore });
  const strangers = stage.per === 'team' ? [] : Object.keys(scores).filter((person) => !members.includes(person));
  return strangers.length ? refuse('not-a-member', { persons: strangers, on: when }) : undefined;
}
