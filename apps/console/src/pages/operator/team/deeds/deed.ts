// One thing that can be recorded of a team: its kind, who may, and what it is about.
import type { CaseFile } from '../../../../api/case-file.js';
import type { CharterStage } from '../../charter.js';

/** By the area of work that a role needs for it: the API asks for the same. */
const kinds = {
  attendance: ['test', 'consultation', 'correct-attendance', 'correct-test'],
  'team-documents': ['file-application', 'lodge-appeal', 'project'],
  sitting: ['extend-rework', 'annul-defense'],
  program: [
    'return-application',
    'enter-registry',
    'resolve-appeal',
    'outcome',
    'accept-seat',
    'decline-seat',
    'add-member',
    'replace-member',
    'remove-member',
    'join-region',
    'leave-region',
    'move-lead',
    'correct-enrollment',
    'correct-entry',
    'remove-entry',
    'withdraw',
    'reinstate',
  ],
} as const;

type Area = keyof typeof kinds;
export type DeedKind = (typeof kinds)[Area][number];

export const areaOf = (kind: DeedKind): Area =>
  (Object.keys(kinds) as Area[]).find((area) => (kinds[area] as readonly DeedKind[]).includes(kind)) ?? 'program';

export interface Deed {
  /** One of its kind and of what it is about: what the address and the draft call it. */
  readonly id: string;
  readonly kind: DeedKind;
  /** Where it is of a stage. */
  readonly stage?: CharterStage;
  /** Where it is of an appeal: its id. */
  readonly appeal?: string;
}

export type DeedFile = Pick<
  CaseFile,
  | 'seat'
  | 'cohortClosedAt'
  | 'stages'
  | 'attendance'
  | 'tests'
  | 'preDefenses'
  | 'defenses'
  | 'applications'
  | 'appeals'
  | 'registry'
  | 'outcomes'
  | 'members'
  | 'regions'
  | 'leadRegion'
>;

/** Who and which regions belong to the team today. */
export const stillThere = <T extends { readonly until: string | null }>(all: readonly T[]): readonly T[] =>
  all.filter(({ until }) => until === null);

/** What stands in the registry by this stage. */
export const entryOn = ({ registry }: Pick<CaseFile, 'registry'>, stage: string) =>
  registry.findLast((entry) => entry.stage === stage && entry.removed === null);

export const whole = (kind: DeedKind): Deed => ({ id: kind, kind });
export const on = (stage: CharterStage, kind: DeedKind): Deed => ({ id: `${kind}:${stage.id}`, kind, stage });
