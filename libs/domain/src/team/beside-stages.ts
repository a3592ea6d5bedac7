// What belongs to no stage: the project's revision, consultations, outcomes.
import { membersOn } from '../cohort/cohort.state.js';
import { type Decision, refuse, unknown } from '../decider.js';
import type { Rules } from './settle.js';
import type { HoldConsultation, RecordOutcome, ReviseProject } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export const reviseProject = ({ data: { kind, title } }: ReviseProject, when: string): Decision<TeamEvent> => [
  { type: 'ProjectRevised', data: { kind, title, occurredAt: when } },
];

export function holdConsultation({ data }: HoldConsultation, { seat }: Rules, when: string): Decision<TeamEvent> {
  const { topic, present = [] } = data;
  const members = membersOn(seat, when);
  const strangers = present.filter((person) => !members.includes(person));
  if (strangers.length) return refuse('not-a-member', { persons: strangers, on: when });
  return [{ type: 'ConsultationHeld', data: { topic, present, occurredAt: when } }];
}

export function recordOutcome(
  { data }: RecordOutcome,
  team: Team,
  { charter }: Rules,
  when: string,
): Decision<TeamEvent> {
  const { outcome, description, document } = data;
  if (!charter.outcomes?.some(({ id }) => id === outcome)) return unknown('outcome', outcome);
  if (team.outcomes.includes(outcome)) return refuse('already-recorded', { outcome });
  return [{ type: 'OutcomeRecorded', data: { outcome, description, document, occurredAt: when } }];
}
