// Where a stage stands by its facts alone, whatever has been said of it so far.
import type { DefenseStage, PreDefenseStage, SessionsStage, Stage, TestStage } from '../charter/charter.js';
import { type Cohort, type CohortTeam, membersOn, today } from '../cohort/cohort.state.js';
import { own } from '../own.js';
import { latest } from '../time.js';
import type { Attendance } from './team.events.js';
import { lastPreDefense, openRemarks, type PreDefenseRound, type Team, type TestAttempt } from './team.state.js';

export type Standing =
  | { readonly is: 'passed'; readonly because: string; readonly since: string }
  | { readonly is: 'failed'; readonly because: string }
  | { readonly is: 'open' };

const open: Standing = { is: 'open' };
const passed = (because: string, since: string): Standing => ({ is: 'passed', because, since });
const failed = (because: string): Standing => ({ is: 'failed', because });

export function standingOf(stage: Stage, team: Team, cohort: Cohort, seat: CohortTeam): Standing {
  switch (stage.kind) {
    case 'sessions':
      return sessionsStanding(stage, team, cohort, seat);
    case 'test':
      return testStanding(stage, team);
    case 'pre-defense':
      return preDefenseStanding(stage, team);
    case 'defense':
      return defenseStanding(stage, team);
    case 'registry': {
      const entry = own(team.entries, stage.id);
      return entry ? passed('entered', entry.at) : open;
    }
  }
}

/** Whether the session counts for the team: enough of those were there who were members on its date, as known today. */
export function counts(
  { present, excused, heldAt }: Attendance,
  { memberShare, excused: rule }: SessionsStage,
  seat: CohortTeam,
): boolean {
  const members = membersOn(seat, heldAt);
  const away = members.filter((person) => excused.includes(person)).length;
  const there = members.filter((person) => present.includes(person)).length + (rule === 'counts' ? away : 0);
  const asked = members.length - (rule === 'neutral' ? away : 0);
  return asked > 0 && there * memberShare.denominator >= memberShare.numerator * asked;
}

/** The stage's sessions that are or can still be held: planned ones without a date included, cancelled ones not. */
export function sessionsOf(stage: SessionsStage, cohort: Cohort): string[] {
  const added = Object.values(cohort.sessions).filter((session) => today(cohort, session.stage) === stage.id);
  const ids = new Set([...stage.sessions.map(({ id }) => id), ...added.map(({ session }) => session)]);
  return [...ids].filter((id) => !own(cohort.sessions, id)?.cancelled);
}

function sessionsStanding(stage: SessionsStage, team: Team, cohort: Cohort, seat: CohortTeam): Standing {
  const sessions = sessionsOf(stage, cohort);
  const facts = sessions.flatMap((id) => own(team.attendance, id) ?? []);
  const counted = facts.filter((fact) => counts(fact, stage, seat));
  if (counted.length >= stage.attendAtLeast)
    return passed('attended-enough', latest(counted.map(({ heldAt }) => heldAt)));
  const attainable = counted.length + sessions.length - facts.length;
  return attainable < stage.attendAtLeast ? failed('cannot-attend-enough') : open;
}

/** Whether the attempt reaches the score: the team's, or that of enough of the members who took it. */
function reaches({ score, scores }: TestAttempt, { per, passScore, memberShare }: TestStage): boolean {
  if (per === 'team') return score !== null && score >= passScore;
  const taken = Object.values(scores);
  const good = taken.filter((each) => each >= passScore).length;
  return taken.length > 0 && good * memberShare.denominator >= memberShare.numerator * taken.length;
}

function testStanding(stage: TestStage, team: Team): Standing {
  const attempts = own(team.tests, stage.id) ?? [];
  const counted = stage.take === 'best' ? attempts : attempts.slice(-1);
  const good = counted.find((attempt) => reaches(attempt, stage));
  if (good) return passed('score-reached', good.at);
  return attempts.length < stage.attempts ? open : failed('attempts-exhausted');
}

function preDefenseStanding(stage: PreDefenseStage, team: Team): Standing {
  const round = lastPreDefense(team, stage.id);
  if (!round) return open;
  if (round.verdict === 'ready') return passed('ready', round.at);
  if (round.verdict === 'rework') {
    if (openRemarks(round).length > stage.maxOpenRemarks) return isLost(round, stage) ? failed('rework-overdue') : open;
    const accepted = Object.values(round.remarks).flatMap(({ acceptedAt }) => acceptedAt ?? []);
    return passed('remarks-accepted', latest([round.at, ...accepted]));
  }
  return round.round < stage.rounds ? open : failed('not-ready');
}

/** In the last round more remarks than may stay open were never answered in time: accepting all others is too little. */
const isLost = ({ overdue, round, remarks }: PreDefenseRound, { rounds, maxOpenRemarks }: PreDefenseStage): boolean =>
  overdue && round >= rounds && Object.values(remarks).filter((each) => !each.everAnswered).length > maxOpenRemarks;

function defenseStanding(stage: DefenseStage, team: Team): Standing {
  const rounds = validRounds(team, stage.id);
  const round = rounds.at(-1);
  if (!round || round.appealed) return open;
  if (round.verdict !== 'failed') return passed(round.verdict === 'held' ? 'held' : 'score-reached', round.at);
  return rounds.length < roundsOf(stage, team) ? open : failed('score-not-reached');
}

/** Rounds that were not annulled. */
export const validRounds = (team: Team, stage: string) =>
  (own(team.defenses, stage) ?? []).filter(({ annulled }) => !annulled);

/** The charter's rounds, and one more for each appeal that was upheld. */
export const roundsOf = (stage: DefenseStage, { appeals }: Team): number =>
  stage.rounds + Object.values(appeals).filter(({ stage: of, state }) => of === stage.id && state === 'upheld').length;
