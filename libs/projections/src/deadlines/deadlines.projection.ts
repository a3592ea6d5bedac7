// Seat offers, windows of rework, and numbers reserved without an entry.
import type { Row } from '#read-store/upsert-json';
import type { DataOf, Occasion } from '../runner/heard.js';
import { amend, change, projection, ref, type Statement, using } from '../runner/projection.js';
import { renameBy } from '../stages/carry-over.js';
import {
  answered,
  type DeadlineState,
  dueOf,
  type Rework,
  type Reservation,
  restaged,
  roundBegun,
} from './deadline-state.js';
import { deadlines } from './deadlines.table.js';

export const name = 'deadlines';

export const deadlinesProjection = projection(name, 1, [deadlines], {
  SeatOffered: ({ cohort, team, data: { until } }) =>
    put({ kind: 'seat-offer', cohort, team, subject: '' }, { kind: 'seat-offer', until }),
  SeatDeclined: (at) => seatSettled(at),
  SeatOfferExpired: (at) => seatSettled(at),
  TeamEnrolled: (at) => seatSettled(at),
  TeamWithdrawn: (at) => [seatSettled(at), eachRework(at, (so) => ({ ...so, isHeld: true }))],
  TeamReinstated: (at) => eachRework(at, (so) => ({ ...so, isHeld: false })),
  CohortClosed: ({ cohort }) => [offersEnded(cohort), eachReworkOf({ cohort }, (so) => ({ ...so, isHeld: true }))],
  CohortMigrated: ({ cohort, data }) => eachReworkOf({ cohort }, (so) => restaged(so, renameBy(data.stages))),
  StagesCarriedOver: ({ data, ...at }) => carriedOver(at, data),

  PreDefended: ({ cohort, team, data: { stage, remarks } }) =>
    put({ kind: 'rework', cohort, team, subject: stage }, roundBegun(stage, remarks)),
  ReworkOrdered: ({ data, ...at }) => windowSet(at, data),
  ReworkExtended: ({ data, ...at }) => windowSet(at, data),
  RemarkAnswered: ({ data, ...at }) => rework(at, data.stage, (so) => answered(so, data.remark)),
  ReworkOverdue: ({ data, ...at }) => rework(at, data.stage, (so) => ({ ...so, isDeclared: true })),
  StagePassed: ({ data, ...at }) => decided(at, data.stage, true),
  StageFailed: ({ data, ...at }) => decided(at, data.stage, true),
  StageReopened: ({ data, ...at }) => decided(at, data.stage, false),

  NumberReserved: ({ data }) => reserved(data),
  NumberReleased: ({ data }) => reservationSettled(data.for),
  RegistryEntered: (at) => reservationSettled(at.receipt?.decision),
  RegistryEntryCorrected: (at) => reservationSettled(at.receipt?.decision),
});

type Deadline = Row<typeof deadlines>;
type Key = Pick<Deadline, 'kind' | 'cohort' | 'team' | 'subject'>;

const rowOf = (key: Key, state: DeadlineState): Deadline => ({ ...key, due: dueOf(state), state });
const put = (key: Key, state: DeadlineState): Statement => change(deadlines, key, () => rowOf(key, state));

const seatSettled = ({ cohort, team }: Occasion): Statement =>
  using([], (rows) => rows.remove(deadlines, { kind: 'seat-offer', cohort, team, subject: '' }));

function offersEnded(cohort: string): Statement {
  const offers = { kind: 'seat-offer' as const, cohort };
  return using([ref(deadlines, offers)], (rows) => {
    for (const row of rows.all(deadlines, offers)) rows.remove(deadlines, row);
  });
}

type NextRework = (so: Rework) => Rework;

const reworkOf = ({ state }: Deadline): Rework => {
  if (state.kind !== 'rework') throw new Error(`a ${state.kind} is no rework`);
  return state;
};

const rework = ({ cohort, team }: Occasion, subject: string, next: NextRework): Statement =>
  amend(deadlines, { kind: 'rework', cohort, team, subject }, (row) => rowOf(row, next(reworkOf(row))));

const windowSet = (at: Occasion, { stage, until }: DataOf<'ReworkOrdered' | 'ReworkExtended'>): Statement =>
  rework(at, stage, (so) => ({ ...so, until, isDeclared: false }));

/** Most stages have no rework. */
const decided = ({ cohort, team }: Occasion, subject: string, isStageDecided: boolean): Statement =>
  change(
    deadlines,
    { kind: 'rework', cohort, team, subject },
    (row) => row && rowOf(row, { ...reworkOf(row), isStageDecided }),
  );

const eachRework = ({ cohort, team }: Occasion, next: NextRework): Statement => eachReworkOf({ cohort, team }, next);

function eachReworkOf(of: { cohort: string; team?: string }, next: NextRework): Statement {
  const reworks = { kind: 'rework' as const, ...of };
  return using([ref(deadlines, reworks)], (rows) => {
    for (const row of rows.all(deadlines, reworks)) rows.save(deadlines, rowOf(row, next(reworkOf(row))));
  });
}

/** The team's own stream now calls its stages what the cohort calls them. */
function carriedOver({ cohort, team }: Occasion, { stages }: DataOf<'StagesCarriedOver'>): Statement {
  const reworks = { kind: 'rework' as const, cohort, team };
  const rename = renameBy(stages);
  return using([ref(deadlines, reworks)], (rows) => {
    const all = rows.all(deadlines, reworks);
    for (const row of all) rows.remove(deadlines, row);
    for (const row of all) {
      const subject = rename(row.subject);
      rows.save(deadlines, rowOf({ ...reworks, subject }, { ...reworkOf(row), stage: subject }));
    }
  });
}

const reservationKey = (decision: string): Key => ({ kind: 'reservation', cohort: '', team: '', subject: decision });

/** An entry that was read first, because its reservation had been parked, stays settled. */
function reserved({ for: decision, occurredAt: reservedAt, registry, number, cohort, team }: DataOf<'NumberReserved'>) {
  const of = { registry, number, cohort, team };
  const state: Reservation = { kind: 'reservation', decision, reservedAt, ...of, isSettled: false };
  return change(deadlines, reservationKey(decision), (row) => row ?? rowOf(reservationKey(decision), state));
}

function reservationSettled(decision: string | undefined): readonly Statement[] {
  if (decision === undefined) return [];
  const key = reservationKey(decision);
  return [change(deadlines, key, (row) => rowOf(key, settled(decision, row?.state)))];
}

function settled(decision: string, state: DeadlineState | undefined): Reservation {
  if (state?.kind === 'reservation') return { ...state, isSettled: true };
  const nothing = { reservedAt: '', registry: '', number: '', cohort: '', team: '' };
  return { kind: 'reservation', decision, ...nothing, isSettled: true };
}
