// What an auditor asks at a place of the log, and how long that may take.
import type { Log } from '#audit/evidence/log';
import { explain } from '#audit/explain/asked';
import { caseFileThen } from '#audit/time-travel/case-file-past';
import { cohortBoardThen } from '#audit/time-travel/cohort-board-past';
import type { Position } from '#event-store/logged-event';
import { type DecisionFilter, listDecisions } from '#projections/decision-log/decision-log.query';
import { firstDecidedAfter } from '#projections/decision-log/recorded-time.query';
import { regionProgressAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { regionProgressNow } from '#projections/region-progress/region-progress.query';
import { positionText } from '#projections/runner/position';
import type { Db } from '#read-store/db';

export interface Place {
  readonly position: Position;
  /** A cohort and a team of it to which something has just happened. */
  readonly cohort: string;
  readonly team: string;
  /** When the last decision up to there was taken. */
  readonly time: string;
}
export interface Question {
  readonly asked: string;
  /** The aim, in milliseconds. */
  readonly most?: number;
  readonly ask: (db: Db, place: Place) => Promise<unknown>;
}

const TEAM_MS = 100;
const BOARD_MS = 1_000;
const EXPLAIN_MS = 200;
const PAGE_MS = 100;

export function questionsOf(log: Log): readonly Question[] {
  const momentAt = ({ position, time }: Place) => ({ position, now: time });
  const boardAt = (db: Db, { position }: Place, more: object = {}) =>
    found(regionProgressAsOf(db, more, { position: positionText(position), ...more }));
  const explained = (db: Db, place: Place, key: string) => {
    const question = { projection: 'region_progress', key, metric: 'involved' };
    return found(explain(question, { db, log, moment: momentAt(place), isPast: true }));
  };
  return [
    { asked: 'a team as of a place', most: TEAM_MS, ask: (_, at) => found(team(log, at)) },
    {
      asked: 'a cohort’s board as of a place',
      ask: (_, at) => found(cohortBoardThen({ log }, at.cohort, momentAt(at))),
    },
    { asked: 'the region board of now', ask: (db) => found(regionProgressNow(db, {})) },
    { asked: 'the region board as of a place', most: BOARD_MS, ask: (db, at) => boardAt(db, at) },
    {
      asked: 'the region board as of a place and true for a date',
      most: BOARD_MS,
      ask: (db, at) => boardAt(db, at, { trueFor: at.time }),
    },
    {
      asked: 'the region board of a cohort as of a place',
      most: BOARD_MS,
      ask: (db, at) => boardAt(db, at, { cohort: at.cohort }),
    },
    { asked: 'the place of a time', ask: (db, { time }) => firstDecidedAfter(db, time) },
    { asked: 'explain a region', most: EXPLAIN_MS, ask: (db, at) => explained(db, at, 'region:VOR:enrolled') },
    { asked: 'explain the federation', most: EXPLAIN_MS, ask: (db, at) => explained(db, at, 'federation:RU:enrolled') },
    ...pages.map(([asked, filterAt]) => ({
      asked: `decisions ${asked}, from a far cursor`,
      most: PAGE_MS,
      ask: (db: Db, at: Place) => listDecisions(db, { cursor: positionText(at.position), ...filterAt(at) }),
    })),
  ];
}

const team = (log: Log, { cohort, team: name, position, time }: Place) =>
  caseFileThen({ log }, cohort, name, { position, now: time });

/** What is asked for is there. */
async function found<T>(answer: Promise<T | undefined>): Promise<T> {
  const it = await answer;
  if (it === undefined) throw new Error('nothing was found');
  return it;
}

const pages: readonly (readonly [string, (place: Place) => DecisionFilter])[] = [
  ['of all', () => ({})],
  ['of an actor', () => ({ actor: 'demo-secretary' })],
  ['of an actor who never decided', () => ({ actor: 'nobody' })],
  ['of a command', () => ({ command: 'EnterRegistry' })],
  ['of a command by an actor', () => ({ command: 'EnterRegistry', actor: 'demo-operator' })],
  ['of a cohort', ({ cohort }) => ({ cohort })],
  ['of a cohort that were refused', ({ cohort }) => ({ cohort, refused: true })],
  ['of a team', ({ cohort, team: name }) => ({ cohort, team: name })],
  ['of a stream', ({ cohort, team: name }) => ({ stream: `team-${cohort}.${name}` })],
  ['that were refused', () => ({ refused: true })],
  ['of a command that were refused', () => ({ command: 'EnterRegistry', refused: true })],
  ['of an actor who was refused', () => ({ actor: 'demo-operator', refused: true })],
  ['decided from a time on', ({ position, time }) => ({ from: time, cursor: `${positionText(position)} ${time}` })],
  ['decided up to a time', ({ position, time }) => ({ to: time, cursor: `${positionText(position)} ${time}` })],
  [
    'of an actor up to a time',
    ({ position, time }) => ({ actor: 'demo-secretary', to: time, cursor: `${positionText(position)} ${time}` }),
  ],
  [
    'of a command up to a time',
    ({ position, time }) => ({ command: 'EnterRegistry', to: time, cursor: `${positionText(position)} ${time}` }),
  ],
];
