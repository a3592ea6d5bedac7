// Who joins and leaves a team that is enrolled.
import type { Charter } from '../charter/charter.js';
import { type Decision, type Refusal, refuse } from '../decider.js';
import { compositionIncomplete, personInTwoTeams } from './admission.js';
import type { MembershipCommand } from './cohort.commands.js';
import type { CohortEvent, Member } from './cohort.events.js';
import { type Cohort, type CohortTeam, compositionOf, membersNow } from './cohort.state.js';

export function changeMembers(
  command: MembershipCommand,
  team: CohortTeam,
  cohort: Cohort,
  charter: Charter,
  when: string,
): Decision<CohortEvent> {
  const about = { team: team.team, occurredAt: when };
  switch (command.type) {
    case 'AddMember': {
      const { person, category, region, organization } = command.data;
      const member: Member = { person, category, region, ...(organization && { organization }) };
      return cannotJoin(member, team, cohort) ?? [{ type: 'MemberAdded', data: { ...about, member } }];
    }
    case 'RemoveMember': {
      const { person, reason } = command.data;
      const objection = cannotLeave(person, undefined, team, charter, when);
      return objection ?? [{ type: 'MemberRemoved', data: { ...about, person, reason } }];
    }
    case 'ReplaceMember': {
      const { person, member, reason } = command.data;
      const objection = cannotLeave(person, member, team, charter, when) ?? cannotJoin(member, team, cohort);
      return objection ?? [{ type: 'MemberReplaced', data: { ...about, person, member, reason } }];
    }
  }
}

const isMember = (team: CohortTeam, person: string): boolean =>
  membersNow(team).some((member) => member.person === person);

function cannotJoin(member: Member, team: CohortTeam, cohort: Cohort): Refusal | undefined {
  if (isMember(team, member.person)) return refuse('already-recorded', { team: team.team, person: member.person });
  return personInTwoTeams({ ...compositionOf(team), members: [member] }, cohort);
}

function cannotLeave(
  person: string,
  successor: Member | undefined,
  team: CohortTeam,
  charter: Charter,
  when: string,
): Refusal | undefined {
  if (!isMember(team, person)) return refuse('not-a-member', { persons: [person], on: when });
  const rest = compositionOf(team).members.filter((member) => member.person !== person);
  return compositionIncomplete(successor ? [...rest, successor] : rest, charter);
}
