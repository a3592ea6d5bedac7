// The commission's part of the interregional-agreement scenario: rework that runs overdue, an appeal that is upheld.
import { convene } from './hearing.js';
import { onTeam, planOf, type Run } from './run.js';
import type { GivenRemark, Marks } from './sitting-script.js';

const MARKS: Marks = { strong: [380, 490], weak: [210, 320] };

type Remarks = ReadonlyMap<string, readonly GivenRemark[]>;

export function rehearse(run: Run): Remarks {
  const about = { stage: 'pre-defense', round: 1 };
  const meeting = convene(run, 'rehearsal', about, '2021-05-19T10:00:00+05:00', run.teams);
  const remarks = new Map<string, readonly GivenRemark[]>();
  for (const plan of run.teams) {
    meeting.close(plan.team);
    const verdict = plan.preDefense ?? 'ready';
    remarks.set(plan.team, meeting.preDefend(plan, verdict, verdict === 'rework' ? 3 : 1));
  }
  meeting.sign();
  return remarks;
}

/** Ten working days. One team lets them run out: the clock itself says so, and only an extension helps. */
export function rework(run: Run, remarks: Remarks): void {
  const { script, teams, after, noted } = run;
  script.on('2021-05-26T10:00:00+05:00');
  for (const { team, rework } of teams) {
    const given = remarks.get(team) ?? [];
    if (rework === 'answered') for (const remark of given) after.answer(team, remark);
    if (rework === 'accepted') after.rework(team, given, 1);
  }
  const late = remarks.get('cooperation') ?? [];
  script.wait('rework-runs-overdue', '2021-06-03T09:00:00+05:00');
  script.on('2021-06-03T10:00:00+05:00');
  noted.overdue = after.answer('cooperation', late[0], 'rework-overdue', '-late');
  script.on('2021-06-04T10:00:00+05:00');
  noted.extended = onTeam(run, 'cooperation').extendRework(
    '2021-06-18T23:59:59+05:00',
    'Команда меняла состав участников',
  );
  script.on('2021-06-10T10:00:00+05:00');
  noted.reworked = after.rework('cooperation', late, 1);
}

export function defend(run: Run): void {
  const { script, criteria, noted } = run;
  const plans = run.teams.filter(({ defense }) => defense);
  const june = { stage: 'defense', round: 1 };
  const meeting = convene(run, 'defense', june, '2021-06-24T10:00:00+05:00', plans);
  for (const plan of plans) meeting.defend(plan, criteria, MARKS[plan.defense ?? 'weak']);
  meeting.sign();
  const team = onTeam(run, 'investment');
  script.on('2021-06-28T10:00:00+05:00');
  noted.appealed = team.lodgeAppeal('Расчёт окупаемости не был роздан комиссии');
  script.on('2021-07-02T10:00:00+05:00');
  noted.upheld = team.resolveAppeal('upheld', 'Комиссия не видела расчёта');
  const again = planOf(run, 'investment');
  const july = { stage: 'defense', round: 2 };
  const second = convene(run, 'defense-again', july, '2021-07-15T10:00:00+05:00', [again]);
  noted.passedAgain = second.defend(again, criteria, MARKS.strong);
  second.sign();
}
