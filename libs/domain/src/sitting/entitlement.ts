// Who may decide on an item, and whether enough of them are in the room.
import type { Charter, Quorum } from '../charter/charter.js';
import { type Cohort, membersNow, teamOf } from '../cohort/cohort.state.js';
import type { Commissioner } from '../commission/commission.events.js';
import type { Item, Sitting } from './sitting.state.js';

export interface Entitlement {
  readonly voters: readonly string[];
  /** In conflict by rule or by their own word. */
  readonly inConflict: readonly string[];
  readonly recused: readonly string[];
  /** Voters without conflict or recusal on this team. */
  readonly entitled: readonly string[];
  readonly presentVoters: readonly string[];
  readonly presentEntitled: readonly string[];
}

/** A voter whose region is one of the team's, or whose organization is a member's, is in conflict by rule. */
export function inConflictByRule(
  { region, organization }: Pick<Commissioner, 'region' | 'organization'>,
  { cohort, team }: { cohort: Cohort; team: string },
): boolean {
  const side = teamOf(cohort, team);
  if (!side) return false;
  const itsRegion = region !== undefined && side.regions.includes(region);
  return (
    itsRegion || (organization !== undefined && membersNow(side).some((member) => member.organization === organization))
  );
}

export function entitlementOn(item: Item, sitting: Sitting, charter: Charter, cohort: Cohort): Entitlement {
  const voting = sitting.roster.filter(({ role }) => charter.commission.voters.includes(role));
  const voters = voting.map(({ person }) => person);
  const inConflict = voting
    .filter((voter) => item.conflicts.includes(voter.person) || inConflictByRule(voter, { cohort, team: item.team }))
    .map(({ person }) => person);
  const recused = voters.filter((person) => item.recusals.includes(person));
  const entitled = voters.filter((person) => !inConflict.includes(person) && !recused.includes(person));
  const presentVoters = voters.filter((person) => sitting.present.includes(person));
  const presentEntitled = entitled.filter((person) => sitting.present.includes(person));
  return { voters, inConflict, recused, entitled, presentVoters, presentEntitled };
}

/** How many of the entitled are there, of how many, and whether that is enough. */
export function quorumOf(rule: Quorum, { voters, entitled, presentEntitled }: Entitlement) {
  const present = presentEntitled.length;
  const of = rule.of === 'voters' ? voters.length : entitled.length;
  const margin = present * rule.share.denominator - rule.share.numerator * of;
  return { present, of, met: present > 0 && (rule.strict ? margin > 0 : margin >= 0) };
}

/** The fewest of `of` with whom the quorum is met. */
export function neededFor({ share: { numerator, denominator }, strict }: Quorum, of: number): number {
  const share = (numerator * of) / denominator;
  return Math.max(1, strict ? Math.floor(share) + 1 : Math.ceil(share));
}
