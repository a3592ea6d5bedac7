// Every command on who is in a cohort: teams, seats, members and regions, through HTTP.
import type { Body } from './client.kit.js';
import { type CommandCase, CommandTrial } from './every-command.kit.js';
import { SmallProgram, smallCharter } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const correction = { reason: 'исправлено', document: 'записка № 1' };
describe('every command on who is in a cohort', () => {
  const system = systemOfThisFile();
  const { run } = system;
  const small = new SmallProgram(run, system.admin);
  const trial = new CommandTrial(system);
  const cohort = `/cohorts/${small.cohort}`;
  const person = small.person;
  const member = (name: string, region: string) => ({ person: person(name), category: 'authority', region });
  const charter = (ru: string) => ({
    ...smallCharter(small.program),
    title: { ru, en: 'A small program' },
    admission: {
      ...smallCharter(small.program).admission,
      capacity: 2,
      waitingList: { offer: { hours: 48 } },
    },
  });
  const enrollment = (team: string, region: string) => ({
    ...small.enrollment(team, [region]),
    members: [member(team, region)],
  });
  const enroll = async (team: string, region: string) => {
    await small.register(team);
    return system.admin.done(`${cohort}/teams`, enrollment(team, region));
  };
  const corrected = { ...enrollment('a', 'VOR'), ...correction, name: 'Команда, исправленная' };
  const { team: _, ...correctedWhole } = corrected as Body;

  const cases: readonly (readonly [string, CommandCase])[] = [
    [
      'EnrollTeam',
      {
        given: () => small.register('a'),
        path: `${cohort}/teams`,
        body: enrollment('a', 'VOR'),
        events: ['TeamEnrolled'],
        refused: { code: 'team-already-enrolled' },
        malformed: 'members',
        forbidden: 'secretary',
      },
    ],
    [
      'SetCapacity',
      {
        path: `${cohort}/capacity`,
        body: { capacity: 2 },
        events: ['CapacitySet'],
        refused: { body: { capacity: 0 }, code: 'capacity-below-taken' },
        malformed: 'capacity',
        forbidden: 'secretary',
      },
    ],
    [
      'WithdrawTeam',
      {
        given: async () => {
          for (const team of ['b', 'c', 'd']) await enroll(team, 'VOR');
        },
        path: small.ofTeam('b', 'withdraw'),
        body: { reason: 'отказ' },
        events: ['TeamWithdrawn', 'SeatOffered'],
        refused: { code: 'team-withdrawn' },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'AcceptSeat',
      {
        path: small.ofTeam('c', 'accept-seat'),
        body: {},
        events: ['TeamEnrolled'],
        refused: { code: 'no-seat-offered' },
        malformed: 'occurredAt',
        forbidden: 'secretary',
      },
    ],
    [
      'DeclineSeat',
      {
        given: () => system.admin.done(`${cohort}/capacity`, { capacity: 3 }),
        path: small.ofTeam('d', 'decline-seat'),
        body: {},
        events: ['SeatDeclined'],
        refused: { code: 'no-seat-offered' },
        malformed: 'occurredAt',
        forbidden: 'secretary',
      },
    ],
    [
      'ReinstateTeam',
      {
        path: small.ofTeam('b', 'reinstate'),
        body: correction,
        events: ['TeamReinstated'],
        refused: { code: 'team-already-enrolled' },
        malformed: 'document',
        forbidden: 'secretary',
      },
    ],
    [
      'CorrectEnrollment',
      {
        path: small.ofTeam('a', 'enrollment/correct'),
        body: correctedWhole,
        events: ['EnrollmentCorrected'],
        refused: { body: { ...correctedWhole, members: [member('b', 'VOR')] }, code: 'person-in-two-teams' },
        malformed: 'document',
        forbidden: 'secretary',
      },
    ],
    [
      'JoinRegion',
      {
        path: small.ofTeam('a', 'regions/join'),
        body: { region: 'KRS' },
        events: ['RegionJoined'],
        refused: { code: 'already-recorded' },
        malformed: 'region',
        forbidden: 'secretary',
      },
    ],
    [
      'AddMember',
      {
        path: small.ofTeam('a', 'members'),
        body: member('anna', 'KRS'),
        events: ['MemberAdded'],
        refused: { code: 'already-recorded' },
        malformed: 'person',
        forbidden: 'secretary',
      },
    ],
    [
      'ReplaceMember',
      {
        given: () => small.register('vera'),
        path: small.ofTeam('a', 'members/replace'),
        body: { person: person('anna'), member: member('vera', 'KRS'), reason: 'замена' },
        events: ['MemberReplaced'],
        refused: { code: 'not-a-member' },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'RemoveMember',
      {
        path: small.ofTeam('a', 'members/remove'),
        body: { person: person('vera'), reason: 'выбыл' },
        events: ['MemberRemoved'],
        refused: { code: 'not-a-member' },
        malformed: 'person',
        forbidden: 'secretary',
      },
    ],
    [
      'MoveLead',
      {
        path: small.ofTeam('a', 'lead-region'),
        body: { region: 'KRS' },
        events: ['LeadRegionMoved'],
        refused: { code: 'already-recorded' },
        malformed: 'region',
        forbidden: 'secretary',
      },
    ],
    [
      'LeaveRegion',
      {
        given: () => system.admin.done(small.ofTeam('a', 'lead-region'), { region: 'VOR' }),
        path: small.ofTeam('a', 'regions/leave'),
        body: { region: 'KRS', reason: 'выход' },
        events: ['RegionLeft'],
        refused: { body: { region: 'VOR', reason: 'выход' }, code: 'lead-region-cannot-leave' },
        malformed: 'region',
        forbidden: 'secretary',
      },
    ],
  ];

  beforeAll(async () => {
    await system.admin.done('/programs', { charter: charter('Малая программа') });
    const targets = ['VOR', 'KRS', 'ORL'];
    await system.admin.done('/cohorts', { cohort: small.cohort, program: small.program, title: 'Поток', targets });
    await small.register('anna');
  }, 60_000);

  it.each(cases)('%s', (_, given) => trial.run(given));
});
