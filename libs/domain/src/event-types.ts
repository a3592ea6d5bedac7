// Which events each category of streams may hold. What is not listed here cannot be folded.
import type { AgreementEvent } from './agreement/agreement.events.js';
import type { CatalogEvent } from './catalog/catalog.events.js';
import type { CohortEvent } from './cohort/cohort.events.js';
import type { CommissionEvent } from './commission/commission.events.js';
import type { PersonEvent } from './person/person.events.js';
import type { ProgramEvent } from './program/program.events.js';
import type { RegistryNumberEvent } from './registry-number/registry-number.events.js';
import type { SittingEvent } from './sitting/sitting.events.js';
import type { TeamEvent } from './team/team.events.js';
import type { TokenEvent } from './token/token.events.js';

type Listed<E extends { type: string }> = Readonly<Record<E['type'], true>>;

const program: Listed<ProgramEvent> = { ProgramChartered: true, CharterRevised: true, CommandRefused: true };
const cohort: Listed<CohortEvent> = {
  CohortOpened: true,
  SessionScheduled: true,
  SessionRescheduled: true,
  SessionCancelled: true,
  TeamEnrolled: true,
  TeamWaitlisted: true,
  SeatOffered: true,
  SeatDeclined: true,
  SeatOfferExpired: true,
  TeamWithdrawn: true,
  TeamReinstated: true,
  MemberAdded: true,
  MemberRemoved: true,
  MemberReplaced: true,
  RegionJoined: true,
  RegionLeft: true,
  LeadRegionMoved: true,
  TargetRegionsAmended: true,
  EnrollmentCorrected: true,
  CohortMigrated: true,
  CohortClosed: true,
  CapacitySet: true,
  CommandRefused: true,
};
const team: Listed<TeamEvent> = {
  WebinarAttended: true,
  SessionAttended: true,
  AttendanceCorrected: true,
  TestTaken: true,
  TestCorrected: true,
  ConsultationHeld: true,
  ReworkOverdue: true,
  DefenseAnnulled: true,
  AppealLodged: true,
  AppealUpheld: true,
  AppealDismissed: true,
  RegistryEntryCorrected: true,
  RegistryEntryRemoved: true,
  OutcomeRecorded: true,
  StagesCarriedOver: true,
  ProjectRevised: true,
  PreDefended: true,
  ReworkOrdered: true,
  RemarkAnswered: true,
  RemarkAccepted: true,
  RemarkReopened: true,
  ReworkExtended: true,
  Defended: true,
  ApplicationFiled: true,
  ApplicationReturned: true,
  RegistryEntered: true,
  StagePassed: true,
  StageReopened: true,
  StageFailed: true,
  CommandRefused: true,
};
const commission: Listed<CommissionEvent> = {
  CommissionAppointed: true,
  CommissionAmended: true,
  CommandRefused: true,
};
const sitting: Listed<SittingEvent> = {
  SittingOpened: true,
  CommissionerArrived: true,
  CommissionerLeft: true,
  ConflictDeclared: true,
  CommissionerRecused: true,
  CommissionerAbstained: true,
  ScoresSubmitted: true,
  ItemClosed: true,
  ItemWithdrawn: true,
  DissentFiled: true,
  ProtocolSigned: true,
  CommandRefused: true,
};
const agreement: Listed<AgreementEvent> = { AgreementSigned: true, AgreementEnded: true, CommandRefused: true };
const person: Listed<PersonEvent> = {
  PersonRegistered: true,
  PersonCorrected: true,
  PersonalDataRead: true,
  CommandRefused: true,
};
const token: Listed<TokenEvent> = { TokenIssued: true, TokenRevoked: true, CommandRefused: true };
const catalog: Listed<CatalogEvent> = { EditionPublished: true, CommandRefused: true };
const registryNumber: Listed<RegistryNumberEvent> = {
  NumberReserved: true,
  NumberReleased: true,
  CommandRefused: true,
};

/** By category, the part of a stream's name before its first dash. */
export const eventTypes: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  program,
  cohort,
  team,
  commission,
  sitting,
  agreement,
  person,
  token,
  catalog,
  registryNumber,
};
