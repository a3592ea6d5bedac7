// Which command a step is, by its path: what the HTTP layer does, for rehearsals without it.
import type { Facts } from '#domain/decider';
import type { Post } from './scenario.js';

export interface Routed {
  readonly category: string;
  readonly stream: string;
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  readonly data: Facts;
}
type Route = readonly [pattern: string, category: string, type: string];

/** `:name` is of the path, `{name}` at the end comes in the body. */
const ROUTES: readonly Route[] = [
  ['programs', 'program', 'CharterProgram'],
  ['people {person}', 'person', 'RegisterPerson'],
  ['agreements {agreement}', 'agreement', 'SignAgreement'],
  ['commissions {commission}', 'commission', 'AppointCommission'],
  ['sittings {sitting}', 'sitting', 'OpenSitting'],
  ['cohorts {cohort}', 'cohort', 'OpenCohort'],
  ['cohorts/:cohort/capacity', 'cohort', 'SetCapacity'],
  ['cohorts/:cohort/close', 'cohort', 'CloseCohort'],
  ['cohorts/:cohort/sessions {session}', 'cohort', 'ScheduleSession'],
  ['cohorts/:cohort/sessions/:session/reschedule', 'cohort', 'RescheduleSession'],
  ['cohorts/:cohort/sessions/:session/cancel', 'cohort', 'CancelSession'],
  ['cohorts/:cohort/teams {team}', 'cohort', 'EnrollTeam'],
  ['cohorts/:cohort/teams/:team/accept-seat', 'cohort', 'AcceptSeat'],
  ['cohorts/:cohort/teams/:team/withdraw', 'cohort', 'WithdrawTeam'],
  ['cohorts/:cohort/teams/:team/members/replace', 'cohort', 'ReplaceMember'],
  ['cohorts/:cohort/teams/:team/regions/join', 'cohort', 'JoinRegion'],
  ['cohorts/:cohort/teams/:team/attendance/correct', 'team', 'CorrectAttendance'],
  ['cohorts/:cohort/teams/:team/tests', 'team', 'TakeTest'],
  ['cohorts/:cohort/teams/:team/consultations', 'team', 'HoldConsultation'],
  ['cohorts/:cohort/teams/:team/attendance', 'team', 'Attend'],
  ['cohorts/:cohort/teams/:team/pre-defense', 'team', 'PreDefend'],
  ['cohorts/:cohort/teams/:team/remarks/:remark/answer', 'team', 'AnswerRemark'],
  ['cohorts/:cohort/teams/:team/remarks/:remark/accept', 'team', 'AcceptRemark'],
  ['cohorts/:cohort/teams/:team/remarks/:remark/reopen', 'team', 'ReopenRemark'],
  ['cohorts/:cohort/teams/:team/rework/extend', 'team', 'ExtendRework'],
  ['cohorts/:cohort/teams/:team/appeals {appeal}', 'team', 'LodgeAppeal'],
  ['cohorts/:cohort/teams/:team/appeals/:appeal/resolve', 'team', 'ResolveAppeal'],
  ['cohorts/:cohort/teams/:team/outcomes', 'team', 'RecordOutcome'],
  ['cohorts/:cohort/teams/:team/defense', 'team', 'Defend'],
  ['cohorts/:cohort/teams/:team/application', 'team', 'FileApplication'],
  ['cohorts/:cohort/teams/:team/application/return', 'team', 'ReturnApplication'],
  ['cohorts/:cohort/teams/:team/registry', 'team', 'EnterRegistry'],
  ['sittings/:sitting/arrivals', 'sitting', 'ArriveAtSitting'],
  ['sittings/:sitting/recusals', 'sitting', 'Recuse'],
  ['sittings/:sitting/abstentions', 'sitting', 'Abstain'],
  ['sittings/:sitting/scores', 'sitting', 'SubmitScores'],
  ['sittings/:sitting/dissents', 'sitting', 'FileDissent'],
  ['sittings/:sitting/items/:item/close', 'sitting', 'CloseItem'],
  ['sittings/:sitting/protocol', 'sitting', 'SignProtocol'],
];

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [names, values] = [pattern.split(' ')[0].split('/'), path.split('/')];
  if (names.length !== values.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries())
    if (name.startsWith(':')) params[name.slice(1)] = values[index];
    else if (name !== values[index]) return undefined;
  return params;
}

export function routed({ path, body }: Post): Routed {
  for (const [pattern, category, type] of ROUTES) {
    const params = paramsOf(pattern, path.replace('/api/v1/', ''));
    if (!params) continue;
    const inBody = /\{(\w+)\}/.exec(pattern)?.[1];
    const { [inBody ?? '']: own, ...data } = body;
    if (inBody) params[inBody] = String(own);
    if (type === 'CharterProgram') params.program = (body.charter as { program: string }).program;
    const stream = category === 'team' ? `${params.cohort}.${params.team}` : params[category];
    return { category, stream, type, params, data };
  }
  throw new Error(`No command at ${path}`);
}
