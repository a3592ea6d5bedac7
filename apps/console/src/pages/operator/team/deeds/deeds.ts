// What can be recorded of a team as it stands, by the charter. The rules judge again when it is sent.
import type { CaseFile } from '../../../../api/case-file.js';
import type { Charter } from '../../charter.js';
import { correctionsOf } from './corrections.js';
import { type Deed, type DeedFile, entryOn, on, stillThere, whole } from './deed.js';
import { ofStage } from './of-stage.js';

/** `next`: what brings the team on, in the order of the program. What ends its part stands by itself. */
export interface Deeds {
  readonly next: readonly Deed[];
  readonly composition: readonly Deed[];
  readonly corrections: readonly Deed[];
  readonly end: readonly Deed[];
}
const nothing: Deeds = { next: [], composition: [], corrections: [], end: [] };

export const allOf = ({ next, composition, corrections, end }: Deeds): readonly Deed[] => [
  ...next,
  ...composition,
  ...corrections,
  ...end,
];

export function deedsOf(file: DeedFile, charter: Charter): Deeds {
  const isClosed = file.cohortClosedAt !== null;
  switch (file.seat.status) {
    case 'offered':
      return { ...nothing, next: [whole('accept-seat'), whole('decline-seat')] };
    case 'withdrawn':
      return { ...nothing, next: [whole('reinstate')], corrections: correctionsOf(file, charter) };
    case 'waiting':
      return isClosed ? nothing : { ...nothing, end: [whole('withdraw')] };
    case 'enrolled':
      return {
        next: [
          ...charter.stages.flatMap((stage) => ofStage(file, charter, stage)),
          ...(isClosed ? [] : [whole('consultation')]),
          ...(outcomesLeft(file, charter).length ? [whole('outcome')] : []),
        ],
        composition: isClosed ? [] : compositionOf(file),
        corrections: [
          ...correctionsOf(file, charter),
          ...(isClosed ? [] : [whole('correct-enrollment')]),
          ...charter.stages.flatMap((stage) => (entryOn(file, stage.id) ? [on(stage, 'remove-entry')] : [])),
        ],
        end: isClosed ? [] : [whole('withdraw')],
      };
    default:
      return nothing;
  }
}

export const outcomesLeft = ({ outcomes }: Pick<CaseFile, 'outcomes'>, charter: Charter) =>
  (charter.outcomes ?? []).filter(({ id }) => !outcomes.some(({ outcome }) => outcome === id));

function compositionOf({ members, regions }: DeedFile): readonly Deed[] {
  const isOfSeveral = stillThere(regions).length > 1;
  const people = stillThere(members).length > 0 ? (['replace-member', 'remove-member'] as const) : [];
  const lands = isOfSeveral ? (['leave-region', 'move-lead'] as const) : [];
  return (['project', 'add-member', ...people, 'join-region', ...lands] as const).map(whole);
}
