// Facts of one program: practice with its cohort spring, its commission jury and the sitting hall.
import type { Calendar, Region } from '../catalog/catalog.events.js';
import type { Charter, CommissionRole, SessionKind } from '../charter/charter.js';
import type { Composition, Member } from '../cohort/cohort.events.js';
import type { Commissioner } from '../commission/commission.events.js';
import type { AgendaItem, ItemClosed } from '../sitting/sitting.events.js';
import type { Remark, ScoreSheet } from '../team/team.events.js';
import { BEFORE } from './ask.kit.js';
import { practice, text } from './charter.kit.js';
import type { Fact } from './world.kit.js';

export const fact = (category: string, id: string, type: string, data: object): Fact => ({
  category,
  id,
  event: { type, data: { occurredAt: BEFORE, ...data } },
});
export const ofCohort = (type: string, data: object) => fact('cohort', 'spring', type, data);
export const ofTeam = (type: string, data: object, team = 'alpha') => fact('team', `spring.${team}`, type, data);
export const ofSitting = (type: string, data: object) => fact('sitting', 'hall', type, data);

export const chartered = (charter: Charter = practice) =>
  fact('program', charter.program, 'ProgramChartered', { version: 1, charter });

export const revisedTo = (charter: Charter, version = 2) =>
  fact('program', charter.program, 'CharterRevised', { version, charter });

export const regionNames = ['north', 'south', 'east', 'west'] as const;
export const opened = (data: object = {}) =>
  ofCohort('CohortOpened', {
    cohort: 'spring',
    program: 'practice',
    version: 1,
    title: 'Spring',
    targets: ['north', 'south', 'east'],
    regions: regionNames.map((region) => ({ region, district: null })),
    capacity: 2,
    ...data,
  });

export const member = (person: string, more: Partial<Member> = {}): Member => ({
  person,
  category: 'authority',
  region: 'north',
  ...more,
});
/** Four members, `{team}-1` to `{team}-4`, of one region. */
export const composition = (team: string, more: Partial<Composition> = {}): Composition => ({
  team,
  name: team,
  regions: ['north'],
  leadRegion: 'north',
  members: [1, 2, 3, 4].map((n) => member(`${team}-${n}`)),
  project: { kind: 'create', title: 'A cluster' },
  ...more,
});
export const enrolled = (team = 'alpha', more: Partial<Composition> & { occurredAt?: string } = {}) =>
  ofCohort('TeamEnrolled', composition(team, more));
export const waitlisted = (team: string, more: Partial<Composition> = {}) =>
  ofCohort('TeamWaitlisted', composition(team, more));
export const seatOffered = (team: string, until: string) => ofCohort('SeatOffered', { team, until });
export const seatDeclined = (team: string) => ofCohort('SeatDeclined', { team });
const ground = { reason: 'mistake', document: 'memo 7' };
export const withdrawn = (team: string) => ofCohort('TeamWithdrawn', { team, reason: 'flood' });
export const reinstated = (team: string) => ofCohort('TeamReinstated', { team, ...ground });
export const closedCohort = () => ofCohort('CohortClosed', { undecided: [], reason: null });
/** From which version to which, and the stages that got another id. */
export const migrated = (from: number, to: number, stages: Readonly<Record<string, string>> = {}) =>
  ofCohort('CohortMigrated', { from, to, stages });
export const signed = (parties: readonly string[], signedAt = BEFORE, agreement = 'pact') =>
  fact('agreement', agreement, 'AgreementSigned', { agreement, title: 'Pact', parties, directions: [], signedAt });
export const ended = (endedAt: string, agreement = 'pact') =>
  fact('agreement', agreement, 'AgreementEnded', { reason: 'done', endedAt });

export const scheduled = (session: string, startsAt = '2022-03-10T09:00:00.000Z', kind: SessionKind = 'webinar') =>
  ofCohort('SessionScheduled', {
    session,
    stage: 'lectures',
    kind,
    title: text(session),
    planned: true,
    startsAt,
    endsAt: startsAt,
  });
export const cancelled = (session: string) => ofCohort('SessionCancelled', { session, reason: 'storm' });

/** A webinar that all four were at. */
export const attended = (session: string, heldAt = '2022-03-10T09:00:00.000Z') =>
  ofTeam('WebinarAttended', {
    stage: 'lectures',
    session,
    heldAt,
    present: ['alpha-1', 'alpha-2', 'alpha-3', 'alpha-4'],
    remote: [],
    excused: [],
    absent: [],
  });
const judged = { round: 1, sitting: 'x', item: 'x' };
const passedBy: Readonly<Record<string, readonly Fact[]>> = {
  lectures: [attended('w1'), attended('w2')],
  rehearsal: [ofTeam('PreDefended', { stage: 'rehearsal', ...judged, verdict: 'ready', remarks: [] })],
  final: [ofTeam('Defended', { stage: 'final', ...judged, sheets: [], total: null, verdict: 'passed' })],
  entry: [
    ofTeam('RegistryEntered', { stage: 'entry', registry: 'clusters', number: 'P', order: '1', validUntil: null }),
  ],
};
/** The stages with the facts that passed them: StagePassed alone would be taken back by the next decision. */
export const passed = (...stages: readonly string[]) =>
  stages.flatMap((stage) => [
    ...passedBy[stage],
    ofTeam('StagePassed', { stage, because: 'said', since: '2022-03-10T09:00:00.000Z' }),
  ]);

export const commissioner = (person: string, role: CommissionRole = 'member', more: Partial<Commissioner> = {}) => ({
  person,
  role,
  ...more,
});
/** A chair and so many members: `chair`, `m1`, `m2`, … */
export const jury = (members: number): Commissioner[] => [
  commissioner('chair', 'chair'),
  ...Array.from({ length: members }, (_, index) => commissioner(`m${index + 1}`)),
];
export const appointed = (roster: readonly Commissioner[] = jury(3)) =>
  fact('commission', 'jury', 'CommissionAppointed', { commission: 'jury', title: text('Jury'), roster });

export const agendaItem = (more: Partial<AgendaItem> = {}): AgendaItem => ({
  item: 'i1',
  cohort: 'spring',
  team: 'alpha',
  stage: 'rehearsal',
  round: 1,
  ...more,
});
export const sittingOf = (roster: readonly Commissioner[], ...agenda: readonly Partial<AgendaItem>[]) =>
  ofSitting('SittingOpened', {
    sitting: 'hall',
    commission: 'jury',
    roster,
    agenda: (agenda.length ? agenda : [{}]).map(agendaItem),
    startsAt: BEFORE,
  });
export const present = (...persons: readonly string[]) =>
  persons.map((person) => ofSitting('CommissionerArrived', { person }));
export const sheet = (person: string, idea: number, plan: number): ScoreSheet => ({ person, scores: { idea, plan } });
export const closed = (sheets: readonly ScoreSheet[] = [], more: Partial<ItemClosed['data']> = {}) =>
  ofSitting('ItemClosed', {
    item: 'i1',
    present: ['chair', 'm1', 'm2', 'm3'],
    inConflict: [],
    recused: [],
    abstained: [],
    sheets,
    quorum: { present: 4, of: 4 },
    ...more,
  });

export const remarks = (count: number, author = 'm1'): Remark[] =>
  Array.from({ length: count }, (_, index) => ({ remark: `r1-${index + 1}`, author, text: 'Why?' }));
/** A rework of so many remarks by m1, ordered in the sitting hall, until a time. */
export const reworking = (count: number, until = '2022-04-05T09:00:00.000Z', round = 1) => [
  ofTeam('PreDefended', {
    stage: 'rehearsal',
    round,
    sitting: 'hall',
    item: 'i1',
    verdict: 'rework',
    remarks: remarks(count),
  }),
  ofTeam('ReworkOrdered', { stage: 'rehearsal', round, until }),
];
export const answered = (remark: string) => ofTeam('RemarkAnswered', { stage: 'rehearsal', remark, answer: 'So.' });
export const accepted = (remark: string, occurredAt = BEFORE) =>
  ofTeam('RemarkAccepted', { stage: 'rehearsal', remark, by: 'm1', occurredAt });
export const filed = () => ofTeam('ApplicationFiled', { stage: 'entry', registry: 'clusters', documents: [] });
export const reserved = (number: string, decision: string, team = 'alpha') =>
  fact('registryNumber', `clusters.${number}`, 'NumberReserved', {
    registry: 'clusters',
    number,
    cohort: 'spring',
    team,
    for: decision,
  });

export const region = (key: string, more: Partial<Region> = {}): Region => ({
  key,
  nameRu: key,
  iso: null,
  okato: '00',
  district: null,
  tile: { row: 1, column: 1 },
  validFrom: null,
  ...more,
});
export const edition = (kind: 'regions' | 'calendar', body: readonly Region[] | Calendar) =>
  fact('catalog', kind, 'EditionPublished', { kind, edition: '1', sha256: 'a', body });
/** April and May 2022 in Moscow: weekends off, and the first two days of May's second week. */
export const calendar: Calendar = {
  from: '2022-04-01',
  to: '2022-05-31',
  zones: [{ timeZone: 'Europe/Moscow', offsets: [{ from: '2014-10-26', minutes: 180 }] }],
  daysOff: [
    ...['2022-04-02', '2022-04-03', '2022-04-09', '2022-04-10', '2022-04-16', '2022-04-17', '2022-04-23'],
    ...['2022-04-24', '2022-04-30', '2022-05-01', '2022-05-02', '2022-05-03', '2022-05-07', '2022-05-08'],
    ...['2022-05-09', '2022-05-10', '2022-05-14', '2022-05-15', '2022-05-21', '2022-05-22', '2022-05-28'],
  ],
};
