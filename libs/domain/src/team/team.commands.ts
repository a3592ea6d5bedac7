// What one may ask of a team.
import type { ProjectKind } from '../charter/charter.js';
import type { Correction } from '../cohort/cohort.events.js';
import type { Command } from '../decider.js';
import type { FiledDocument } from './team.events.js';

type Body<T> = T & { readonly occurredAt?: string };
type OfTeam = { cohort: string; team: string };
type OfAppeal = OfTeam & { appeal: string };
type OfRemark = OfTeam & { remark: string };
type Attend = Body<{
  session: string;
  present: readonly string[];
  remote?: readonly string[];
  excused?: readonly string[];
}>;

export type AttendWebinar = Command<'AttendWebinar', Attend, OfTeam>;
export type AttendSession = Command<'AttendSession', Attend, OfTeam>;
export type ReviseProject = Command<'ReviseProject', Body<{ kind: ProjectKind; title: string }>, OfTeam>;
/** A remark without an id of its own gets one from its round and place. */
export type PreDefend = Command<
  'PreDefend',
  Body<{
    stage: string;
    sitting: string;
    item: string;
    verdict: 'ready' | 'rework' | 'not-ready';
    remarks?: readonly { remark?: string; author: string; text: string }[];
  }>,
  OfTeam
>;
export type AnswerRemark = Command<'AnswerRemark', Body<{ stage: string; answer: string }>, OfRemark>;
export type AcceptRemark = Command<'AcceptRemark', Body<{ stage: string; by: string }>, OfRemark>;
export type ReopenRemark = Command<'ReopenRemark', Body<{ stage: string; by: string; reason: string }>, OfRemark>;
export type ExtendRework = Command<'ExtendRework', Body<{ stage: string; until: string; reason: string }>, OfTeam>;
export type Defend = Command<'Defend', Body<{ stage: string; sitting: string; item: string }>, OfTeam>;
export type FileApplication = Command<
  'FileApplication',
  Body<{ stage: string; documents: readonly FiledDocument[] }>,
  OfTeam
>;
export type ReturnApplication = Command<'ReturnApplication', Body<{ stage: string; reason: string }>, OfTeam>;
export type EnterRegistry = Command<'EnterRegistry', Body<{ stage: string; number: string; order: string }>, OfTeam>;
export type CorrectAttendance = Command<'CorrectAttendance', Attend & Correction, OfTeam>;
/** `score` where the test is per team, `scores` by person where it is per member. */
export type TakeTest = Command<
  'TakeTest',
  Body<{ stage: string; score?: number; scores?: Readonly<Record<string, number>> }>,
  OfTeam
>;
export type CorrectTest = Command<'CorrectTest', TakeTest['data'] & Correction & { readonly attempt: number }, OfTeam>;
export type HoldConsultation = Command<
  'HoldConsultation',
  Body<{ topic: string; present?: readonly string[] }>,
  OfTeam
>;
/** (deadline) */
export type DeclareReworkOverdue = Command<'DeclareReworkOverdue', Body<{ stage: string; until: string }>, OfTeam>;
export type AnnulDefense = Command<'AnnulDefense', Body<Correction & { stage: string; round: number }>, OfTeam>;
export type LodgeAppeal = Command<'LodgeAppeal', Body<{ stage: string; grounds: string }>, OfAppeal>;
export type ResolveAppeal = Command<
  'ResolveAppeal',
  Body<{ verdict: 'upheld' | 'dismissed'; reason: string }>,
  OfAppeal
>;
export type CorrectRegistryEntry = Command<
  'CorrectRegistryEntry',
  Body<Correction & { stage: string; number: string; order: string }>,
  OfTeam
>;
export type RemoveFromRegistry = Command<'RemoveFromRegistry', Body<Correction & { stage: string }>, OfTeam>;
export type RecordOutcome = Command<
  'RecordOutcome',
  Body<{ outcome: string; description: string; document: string }>,
  OfTeam
>;
/** (reactor) Something in the cohort may have changed what the team's facts amount to. */
export type AssessStages = Command<'AssessStages', Body<object>, OfTeam>;
/** (deadline) A reservation without an entry: answered in the place of the entry's own decision. */
export type ExpireReservation = Command<'ExpireReservation', Body<{ registry: string; number: string }>, OfTeam>;

export type RemarkCommand = AnswerRemark | AcceptRemark | ReopenRemark | ExtendRework;
export type TeamCommand =
  | AttendWebinar
  | AttendSession
  | ReviseProject
  | PreDefend
  | RemarkCommand
  | Defend
  | FileApplication
  | ReturnApplication
  | EnterRegistry
  | CorrectAttendance
  | TakeTest
  | CorrectTest
  | HoldConsultation
  | DeclareReworkOverdue
  | AnnulDefense
  | LodgeAppeal
  | ResolveAppeal
  | CorrectRegistryEntry
  | RemoveFromRegistry
  | RecordOutcome
  | AssessStages
  | ExpireReservation;
