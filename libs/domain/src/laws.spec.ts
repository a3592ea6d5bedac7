// The laws of everything, held to random runs over all commands of all aggregates.
import { charterWith, text } from './testing/charter.kit.js';
import {
  closedStaysClosed,
  numbersAreUnique,
  onePersonOneTeam,
  seatsFit,
  withdrawnAreLeftAlone,
} from './testing/cohort-laws.kit.js';
import {
  appointed,
  calendar,
  chartered,
  commissioner,
  edition,
  enrolled,
  jury,
  member,
  opened,
  scheduled,
} from './testing/facts.kit.js';
import { itObeysTheLaws } from './testing/laws.kit.js';
import { anySteps } from './testing/play.kit.js';
import { stagesAreRecounted } from './testing/recount.kit.js';
import { closedItemsStay, sheetsAreOfTheEntitled } from './testing/sitting-laws.kit.js';
import { allDeeds, type Version, WholePlay } from './testing/whole-play.kit.js';
import type { AnyCommand, World } from './testing/world.kit.js';

const roster = [
  ...jury(2),
  commissioner('northerner', 'member', { region: 'north' }),
  commissioner('expert', 'expert'),
];
const team = (name: string, region: string) =>
  enrolled(name, {
    regions: [region],
    leadRegion: region,
    members: [1, 2, 3].map((n) => member(`${name}-${n}`, { region })),
  });

const rules = {
  appeals: { window: { days: 9, working: false }, atMost: 2 },
  outcomes: [{ id: 'center', title: text('Center') }],
};
const first = charterWith({ ...rules, exam: { take: 'last', passScore: 800 } });
const trial = { rehearsal: { id: 'trial', rounds: 1 }, final: { requires: ['trial'] } };
const bound = { agreementNeeded: true };
const perMember = { per: 'member' as const };
const second = charterWith({ ...rules, ...trial, exam: perMember, admission: bound });
const third = charterWith({
  ...rules,
  exam: { ...perMember, id: 'quiz', requires: ['talks'] },
  rehearsal: { ...trial.rehearsal, requires: ['talks'] },
  final: { id: 'last', requires: ['trial', 'quiz'], rounds: 1 },
  entry: { requires: ['last'] },
  lectures: { id: 'talks', attendAtLeast: 3 },
});
const versions: readonly Version[] = [
  { charter: second, stages: { rehearsal: 'trial' } },
  { charter: third, stages: { lectures: 'talks', exam: 'quiz', final: 'last' } },
];

const begin = [
  chartered(first),
  opened({ capacity: 4 }),
  appointed(roster),
  edition('calendar', calendar),
  ...['w1', 'w2', 'w3'].map((session) => scheduled(session)),
  team('alpha', 'south'),
  team('beta', 'north'),
  team('9', 'west'),
];

const lengths: number[] = [];
const seen = new Map<string, number>();
const asked = new Map<string, number>();
const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

function play(steps: readonly Parameters<WholePlay['any']>[0][]): World {
  const run = new WholePlay(begin, roster, versions);
  for (const step of steps) run.any(step);
  run.finish();
  const events = run.world.log.flatMap((entry) => entry.events);
  lengths.push(events.length);
  for (const { type, data } of events)
    count(seen, type === 'CommandRefused' ? (data as { refused: string }).refused : type);
  for (const type of run.world.asked) count(asked, type);
  return run.world;
}

itObeysTheLaws(
  'a program',
  anySteps(allDeeds, 280),
  play,
  {
    'seats taken never exceed the capacity, and nobody waits beside a seat': seatsFit,
    'a team’s stages equal a recount, and none is passed before what it requires': stagesAreRecounted,
    'a number is of one team for ever': numbersAreUnique,
    'one person is in one team': onePersonOneTeam,
    'a team that withdrew is touched by corrections only': withdrawnAreLeftAlone,
    'a closed cohort stays closed': closedStaysClosed,
    'a closed item never changes': closedItemsStay,
    'sheets are of the entitled': (world) => sheetsAreOfTheEntitled(world, first.commission.voters),
  },
  60,
);

it('the histories were long and went everywhere', () => {
  expect(lengths.filter((length) => length > 300).length).toBeGreaterThan(lengths.length / 2);
  const wanted = [
    ...['TeamEnrolled', 'TeamWaitlisted', 'SeatOffered', 'SeatDeclined', 'CapacitySet', 'SessionCancelled'],
    ...['WebinarAttended', 'SessionAttended', 'PreDefended', 'ReworkOrdered', 'ReworkExtended', 'RemarkAnswered'],
    ...['RemarkAccepted', 'RemarkReopened', 'Defended', 'ApplicationFiled', 'ApplicationReturned', 'RegistryEntered'],
    ...['StagePassed', 'StageFailed', 'StageReopened', 'ItemClosed', 'ItemWithdrawn', 'DissentFiled', 'ProtocolSigned'],
    ...['NumberReserved', 'NumberReleased', 'SeatOfferExpired', 'TeamWithdrawn', 'TeamReinstated', 'MemberAdded'],
    ...['MemberRemoved', 'MemberReplaced', 'RegionJoined', 'RegionLeft', 'LeadRegionMoved', 'TargetRegionsAmended'],
    ...['EnrollmentCorrected', 'CohortMigrated', 'CohortClosed', 'AttendanceCorrected', 'TestTaken', 'TestCorrected'],
    ...['ConsultationHeld', 'ReworkOverdue', 'DefenseAnnulled', 'AppealLodged', 'AppealUpheld', 'AppealDismissed'],
    ...['RegistryEntryCorrected', 'RegistryEntryRemoved', 'OutcomeRecorded', 'StagesCarriedOver', 'AgreementSigned'],
    ...['AgreementEnded', 'SessionRescheduled', 'CharterRevised', 'quorum-not-met', 'conflict-of-interest'],
    ...['scores-missing', 'registry-number-taken', 'rework-overdue', 'rounds-exhausted', 'attempts-exhausted'],
    ...['appeal-open', 'appeals-exhausted', 'team-withdrawn', 'cohort-closed', 'stage-without-counterpart'],
    ...['person-in-two-teams', 'seat-offer-expired', 'agreement-needed', 'agreement-does-not-cover', 'cohort-full'],
    ...['reservation-expired', 'teams-undecided', 'lead-region-cannot-leave', 'not-in-registry'],
  ];
  expect(wanted.filter((name) => !seen.has(name))).toEqual([]);
});

/** Every command there is, or this does not compile. */
const commands: Readonly<Record<AnyCommand['type'], true>> = {
  Abstain: true,
  AcceptRemark: true,
  AcceptSeat: true,
  AddMember: true,
  AmendCommission: true,
  AmendTargetRegions: true,
  AnnulDefense: true,
  AnswerRemark: true,
  AppointCommission: true,
  ArriveAtSitting: true,
  AssessStages: true,
  AttendSession: true,
  AttendWebinar: true,
  CancelSession: true,
  CharterProgram: true,
  CloseCohort: true,
  CloseItem: true,
  CorrectAttendance: true,
  CorrectEnrollment: true,
  CorrectPerson: true,
  CorrectRegistryEntry: true,
  CorrectTest: true,
  DeclareConflict: true,
  DeclareReworkOverdue: true,
  DeclineSeat: true,
  Defend: true,
  EndAgreement: true,
  EnrollTeam: true,
  EnterRegistry: true,
  ExpireReservation: true,
  ExpireSeatOffer: true,
  ExtendRework: true,
  FileApplication: true,
  FileDissent: true,
  HoldConsultation: true,
  IssueToken: true,
  JoinRegion: true,
  LeaveRegion: true,
  LeaveSitting: true,
  LodgeAppeal: true,
  MigrateCohort: true,
  MoveLead: true,
  OpenCohort: true,
  OpenSitting: true,
  PreDefend: true,
  PublishEdition: true,
  ReadPersonalData: true,
  RecordOutcome: true,
  Recuse: true,
  RegisterPerson: true,
  ReinstateTeam: true,
  ReleaseNumber: true,
  RemoveFromRegistry: true,
  RemoveMember: true,
  ReopenRemark: true,
  ReplaceMember: true,
  RescheduleSession: true,
  ReserveNumber: true,
  ResolveAppeal: true,
  ReturnApplication: true,
  ReviseCharter: true,
  ReviseProject: true,
  RevokeToken: true,
  ScheduleSession: true,
  SetCapacity: true,
  SignAgreement: true,
  SignProtocol: true,
  SubmitScores: true,
  TakeTest: true,
  WithdrawItem: true,
  WithdrawTeam: true,
};

it('every command of every aggregate was asked', () =>
  expect(Object.keys(commands).filter((type) => !asked.has(type))).toEqual([]));
