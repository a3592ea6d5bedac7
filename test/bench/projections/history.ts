// Histories as cohorts have them: teams of one to three regions from enrollment to defense, refusals, corrections.
import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { catalogCharter } from '#catalog/charter-check';
import { regionsEdition } from '#catalog/regions';
import type { Charter } from '#domain/charter/charter';
import { toStored } from '#event-store/event-codec';
import type { Receipt } from '#event-store/logged-event';

export interface Piece {
  readonly stream: string;
  readonly events: readonly ReturnType<typeof jsonEvent>[];
}
/** What is appended one after the other; many of them at once. */
export type Tale = readonly Piece[];

const charter: Charter = catalogCharter('proclusters');
const regions = regionsEdition().body.map(({ key, district }) => ({ region: key, district }));
const teamsInACohort = 100;
const begun = Date.UTC(2022, 0, 10);
const at = (hours: number) => new Date(begun + hours * 3_600_000).toISOString();

interface Fact {
  readonly type: string;
  readonly data: object;
}

/** One decision: its events, the first with the command. */
function decided(stream: string, command: string, facts: readonly Fact[], hours: number): Piece {
  const receipt = {
    decision: randomUUID(),
    commandType: command,
    fingerprint: 'f'.repeat(64),
    actor: { token: 'operator-1', role: 'operator' },
    now: at(hours),
    basis: [{ stream, revision: '3' }],
    rules: { charter: { id: charter.program, edition: '1', sha256: 'a'.repeat(64) } },
    build: 'bench',
    count: facts.length,
  };
  const sent = {
    type: command,
    params: {},
    data: facts[0]!.data,
    now: at(hours),
    actor: receipt.actor,
    decision: receipt.decision,
  };
  const events = facts.map(({ type, data }, index) =>
    toStored(
      { type, data: { ...data, occurredAt: at(hours) } } as never,
      { ...receipt, index, ...(index === 0 && { command: sent }) } as unknown as Receipt,
    ),
  );
  return { stream, events };
}

const joined = (stream: string, pieces: readonly Piece[]): Piece => ({
  stream,
  events: pieces.flatMap(({ events }) => events),
});

const cohortsFor = (teams: number): number => Math.ceil(teams / teamsInACohort);

/** What comes before the teams from one number to another: the program, unless it was told, and their cohorts. */
export function opening(from: number, to: number): Tale {
  const before = cohortsFor(from);
  const cohorts = Array.from({ length: cohortsFor(to) - before }, (_, index) => `c${before + index}`);
  const program = decided(
    'program-proclusters',
    'CharterProgram',
    [{ type: 'ProgramChartered', data: { version: 1, charter } }],
    0,
  );
  const opened = cohorts.map((cohort) =>
    decided(
      `cohort-${cohort}`,
      'OpenCohort',
      [
        {
          type: 'CohortOpened',
          data: {
            cohort,
            program: charter.program,
            version: 1,
            title: `Поток ${cohort}`,
            targets: regions.slice(0, 60).map(({ region }) => region),
            regions,
            capacity: null,
          },
        },
      ],
      1,
    ),
  );
  return from === 0 ? [program, ...opened] : opened;
}

/** One team's way, in pieces of its two streams. */
export function teamTale(index: number): Tale {
  const cohort = `c${Math.floor(index / teamsInACohort)}`;
  const team = `t${index}`;
  const stream = `team-${cohort}.${team}`;
  const of = Array.from(
    { length: 1 + (index % 3) },
    (_, region) => regions[(index * 7 + region * 11) % regions.length]!.region,
  );
  const members = of.flatMap((region, number) => [
    { person: `${team}-p${number}a`, category: 'authority', region },
    { person: `${team}-p${number}b`, category: 'fund', region },
  ]);
  const people = members.map(({ person }) => person);
  const enrolled = decided(
    `cohort-${cohort}`,
    'EnrollTeam',
    [
      {
        type: 'TeamEnrolled',
        data: {
          team,
          name: `Команда ${index}`,
          regions: of,
          leadRegion: of[0],
          members,
          project: { kind: 'create', title: `Кластер ${index}` },
        },
      },
    ],
    24 + (index % 100),
  );
  return [enrolled, ...wayThrough(stream, charter, people, index)];
}

function wayThrough(stream: string, { stages }: Charter, people: readonly string[], index: number): Piece[] {
  const pieces: Piece[] = [];
  let hours = 200 + (index % 50);
  const passed = (stage: string): Fact => ({
    type: 'StagePassed',
    data: { stage, because: 'bench', since: at(hours) },
  });
  for (const stage of stages) {
    if (index % 5 === 4 && stage.kind !== 'sessions') break;
    const done = (facts: readonly Fact[], command: string) => {
      hours += 24;
      pieces.push(decided(stream, command, facts, hours));
    };
    if (stage.kind === 'sessions') {
      const decisions = stage.sessions.map(({ id }, number) => {
        const heard = people.filter((_, person) => (person + number + index) % 6 > 0);
        const facts: Fact[] = [
          {
            type: 'WebinarAttended',
            data: {
              stage: stage.id,
              session: id,
              heldAt: at(hours + number * 24),
              present: heard,
              remote: [],
              excused: [],
              absent: people.filter((each) => !heard.includes(each)),
            },
          },
        ];
        if (number === stage.sessions.length - 1) facts.push(passed(stage.id));
        return decided(stream, 'AttendWebinar', facts, hours + number * 24);
      });
      pieces.push(joined(stream, decisions));
      hours += stage.sessions.length * 24;
    } else if (stage.kind === 'test')
      done(
        [{ type: 'TestTaken', data: { stage: stage.id, attempt: 1, score: 7_000, scores: {} } }, passed(stage.id)],
        'TakeTest',
      );
    else if (stage.kind === 'pre-defense')
      done(
        [
          {
            type: 'PreDefended',
            data: { stage: stage.id, round: 1, sitting: 's1', item: `i${index}`, verdict: 'ready', remarks: [] },
          },
          passed(stage.id),
        ],
        'PreDefend',
      );
    else if (stage.kind === 'defense')
      done(
        [
          {
            type: 'Defended',
            data: {
              stage: stage.id,
              round: 1,
              sitting: 's1',
              item: `d${index}`,
              sheets: people.slice(0, 3).map((person) => ({ person, scores: { idea: 800 } })),
              total: { numerator: 2_400, denominator: 3, shown: 800 },
              verdict: 'passed',
            },
          },
          passed(stage.id),
        ],
        'Defend',
      );
    if (index % 4 === 0)
      done(
        [
          {
            type: 'CommandRefused',
            data: { command: 'Defend', subject: {}, code: 'stage-not-open', facts: { stage: stage.id, missing: [] } },
          },
        ],
        'Defend',
      );
  }
  return pieces;
}
