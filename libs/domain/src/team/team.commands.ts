// What one may ask of a team.
import type { ProjectKind } from '../charter/charter.js';
import type { Command } from '../decider.js';
import type { FiledDocument } from './team.events.js';

type Body<T> = T & { readonly occurredAt?: string };
type OfTeam = { cohort: string; team: string };
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
  | EnterRegistry;
