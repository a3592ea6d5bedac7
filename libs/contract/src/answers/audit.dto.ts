// The lines in which an audit answers: a JSON value each, one of its names set.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TextDto } from '../bodies/body.dto.js';
import { BasisDto } from './decisions.dto.js';

const anything = { type: 'object', additionalProperties: true } as const;
const numbers = { type: 'object', additionalProperties: { type: 'number' } } as const;

export class FactDto {
  type!: string;

  @ApiProperty(anything)
  data!: object;
}

export class OvertakenDto {
  stream!: string;

  /** Its last revision as the decision read it. */
  read!: string | null;

  /** … and right before the append. */
  stood!: string;
}

/** The first field in which the two differ, as a path: `events/1/data/stage`. */
export class FirstDifferenceDto {
  path!: string;

  @ApiProperty({ type: Object })
  recorded!: unknown;

  @ApiProperty({ type: Object })
  reExecuted!: unknown;
}

export class CauseDto {
  @ApiProperty({ enum: ['basis', 'rules', 'code', 'record'] })
  kind!: string;
  words!: TextDto;
}

export class VerdictDto {
  @ApiProperty({ enum: ['MATCH', 'DIVERGED', 'NOT REPLAYABLE', 'NOT CHECKED'] })
  verdict!: string;
  stream!: string;
  revision!: string;
  position!: string;

  /** Not of `NOT CHECKED`, which is an event without a decision. */
  decision?: string;
  command?: string;
  actor?: string;
  decidedAt?: string;

  /** Of the deciders that decided it. */
  edition?: string;
  refused?: string | null;

  @ApiProperty({ type: [OvertakenDto], required: false })
  overtaken?: readonly OvertakenDto[];

  /** Only of `DIVERGED`. */
  headline?: TextDto;
  difference?: FirstDifferenceDto;

  @ApiProperty({ type: [FactDto], required: false })
  recorded?: readonly FactDto[];

  @ApiProperty({ type: [FactDto], required: false })
  reExecuted?: readonly FactDto[];

  @ApiProperty({ type: [BasisDto], required: false })
  stoodOn?: readonly BasisDto[];
  cause?: CauseDto;

  /** Of `NOT CHECKED`: the event's type. */
  type?: string;
  why?: TextDto;
}

export class FindingDto {
  kind!: string;
  stream!: string;
  revision!: string;
  decision!: string | null;
  words!: TextDto;

  @ApiProperty(anything)
  facts!: object;
}

export class TeamEffectDto {
  cohort!: string;
  team!: string;
  effect!: string;

  /** The first decision that would have had this effect, and its rule. */
  decision!: string | null;
  because!: TextDto | null;
}

export class ChangedDecisionDto {
  decision!: string;
  stream!: string;
  revision!: string;
  command!: string;
  effect!: string;

  /** It was accepted, and could no longer be given. */
  impossible!: boolean;
  headline!: TextDto;
}

export class CountsBesideDto {
  involved!: number;
  led!: number;
  guests!: number;
  guestLed!: number;
}

export class ProgressBesideDto {
  cohort!: string;

  /** `region`, `district` or `federation`. */
  level!: string;
  place!: string;

  /** `enrolled`, or `stage:` and its id. */
  reached!: string;
  real!: CountsBesideDto;
  hypothetical!: CountsBesideDto;
}

/** What would have been. Nothing of it is ever written. */
export class WhatIfAnswerDto {
  hypothetical!: boolean;
  mode!: string;
  program!: string;
  version!: number | null;
  decisions!: number;

  /** Decisions by effect. */
  @ApiProperty(numbers)
  counts!: Readonly<Record<string, number>>;

  @ApiProperty({ type: [TeamEffectDto] })
  teams!: readonly TeamEffectDto[];

  @ApiProperty({ type: [ChangedDecisionDto] })
  changed!: readonly ChangedDecisionDto[];

  /** Where at least one figure would be another. */
  @ApiProperty({ type: [ProgressBesideDto] })
  progress!: readonly ProgressBesideDto[];
}

export class AuditProgressDto {
  /** Events of the log read so far. */
  events!: number;
}

/** Of a replay, or `findings` alone of a check. */
export class AuditSummaryDto {
  /** Decisions by verdict. */
  @ApiPropertyOptional(numbers)
  verdicts?: Readonly<Record<string, number>>;
  overtaken?: number;
  seconds?: number;

  /** Decisions a second. */
  rate?: number;
  findings?: number;
}

/** The task could not be carried out to its end. */
export class AuditFailedDto {
  code!: string;
  message!: string;
}

export class AuditLineDto {
  progress?: AuditProgressDto;
  verdict?: VerdictDto;
  finding?: FindingDto;
  whatIf?: WhatIfAnswerDto;
  summary?: AuditSummaryDto;
  failed?: AuditFailedDto;
}

export class RowDifferenceDto {
  table!: string;

  @ApiProperty(anything)
  key!: object;

  /** `*` where a whole row is missing or too many. */
  column!: string;

  @ApiProperty({ type: Object })
  stored!: unknown;

  @ApiProperty({ type: Object })
  recounted!: unknown;
}

export class TableHeldDto {
  table!: string;
  rows!: number;
  differing!: number;
}

export class ReconciledDto {
  projection!: string;

  /** The place that both sides are of; null where nothing was projected yet. */
  position!: string | null;

  /** Rows of another version are being replaced and are not held against anything. */
  isOutdated!: boolean;

  @ApiProperty({ type: [TableHeldDto] })
  tables!: readonly TableHeldDto[];

  @ApiProperty({ type: [RowDifferenceDto] })
  differences!: readonly RowDifferenceDto[];
}

export class RecountedDto {
  position!: string;
  figures!: number;

  @ApiProperty({ type: [RowDifferenceDto] })
  differences!: readonly RowDifferenceDto[];
}

export class ReconcileSummaryDto {
  tables!: number;
  rows!: number;
  differing!: number;
  seconds!: number;
}

export class ReconcileLineDto {
  progress?: AuditProgressDto;
  reconciled?: ReconciledDto;
  recounted?: RecountedDto;
  summary?: ReconcileSummaryDto;
  failed?: AuditFailedDto;
}
