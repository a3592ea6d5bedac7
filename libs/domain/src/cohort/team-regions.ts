// Regions that join and leave a team, and which of them leads.
import type { Agreement } from '../agreement/agreement.js';
import type { Charter } from '../charter/charter.js';
import { type Decision, refuse, unknown } from '../decider.js';
import { regionsNotAdmitted } from './admission.js';
import type { RegionCommand } from './cohort.commands.js';
import type { CohortEvent } from './cohort.events.js';
import { type Cohort, type CohortTeam, compositionOf } from './cohort.state.js';

export function changeRegions(
  command: RegionCommand,
  team: CohortTeam,
  cohort: Cohort,
  charter: Charter,
  agreement: Agreement | undefined,
  when: string,
): Decision<CohortEvent> {
  const { region } = command.data;
  const about = { team: team.team, occurredAt: when };
  const isThere = team.regions.includes(region);
  switch (command.type) {
    case 'JoinRegion': {
      if (isThere) return refuse('already-recorded', { team: team.team, region });
      const named = command.data.agreement ?? team.agreement;
      const larger = { ...compositionOf(team), regions: [...team.regions, region], ...(named && { agreement: named }) };
      const objection = regionsNotAdmitted(larger, cohort, charter, agreement, when);
      return objection ?? [{ type: 'RegionJoined', data: { ...about, region, ...(named && { agreement: named }) } }];
    }
    case 'LeaveRegion':
      if (!isThere) return unknown('region', region);
      if (region === team.leadRegion) return refuse('lead-region-cannot-leave', { team: team.team, region });
      return [{ type: 'RegionLeft', data: { ...about, region, reason: command.data.reason } }];
    case 'MoveLead':
      if (!isThere) return unknown('region', region);
      if (region === team.leadRegion) return refuse('already-recorded', { team: team.team, region });
      return [{ type: 'LeadRegionMoved', data: { ...about, from: team.leadRegion, to: region } }];
  }
}
