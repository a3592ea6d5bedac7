// A charter with one stage of each kind, and ways to bend it.
import type {
  Charter,
  Criterion,
  DefenseStage,
  PlannedSession,
  PreDefenseStage,
  RegistryStage,
  SessionKind,
  SessionsStage,
  TestStage,
} from '../charter/charter.js';

export const text = (words: string) => ({ ru: words, en: words });
const planned = (id: string, kind: SessionKind = 'webinar'): PlannedSession => ({ id, kind, title: text(id) });
const criterion = (id: string, weight: number): Criterion => ({ id, title: text(id), weight, min: 0, max: 1000 });
const document = (id: string) => ({ id, title: text(id) });

export const lectures: SessionsStage = {
  id: 'lectures',
  kind: 'sessions',
  title: text('Lectures'),
  requires: [],
  sessions: [planned('w1'), planned('w2'), planned('w3'), planned('day', 'in-person')],
  attendAtLeast: 2,
  memberShare: { numerator: 1, denominator: 2 },
  excused: 'neutral',
};
export const exam: TestStage = {
  id: 'exam',
  kind: 'test',
  title: text('Exam'),
  requires: ['lectures'],
  per: 'team',
  passScore: 600,
  maxScore: 1000,
  attempts: 2,
  take: 'best',
  memberShare: { numerator: 1, denominator: 2 },
};
export const rehearsal: PreDefenseStage = {
  id: 'rehearsal',
  kind: 'pre-defense',
  title: text('Rehearsal'),
  requires: ['lectures'],
  quorum: { share: { numerator: 1, denominator: 2 }, strict: false, of: 'voters' },
  maxOpenRemarks: 1,
  rework: { days: 5, working: false },
  rounds: 2,
};
export const final: DefenseStage = {
  id: 'final',
  kind: 'defense',
  title: text('Final'),
  requires: ['rehearsal'],
  quorum: { share: { numerator: 1, denominator: 2 }, strict: false, of: 'entitled' },
  criteria: [criterion('idea', 2), criterion('plan', 1)],
  passScore: 600,
  aggregate: 'mean',
  tie: 'passes',
  rounds: 2,
  verdict: 'pass-fail',
};
export const entry: RegistryStage = {
  id: 'entry',
  kind: 'registry',
  title: text('Entry'),
  requires: ['final'],
  registry: 'clusters',
  documents: { create: [document('statute'), document('roadmap')], join: [document('letter')], develop: [] },
  validFor: 5,
};

export const practice: Charter = {
  program: 'practice',
  title: text('Practice'),
  customer: text('Ministry'),
  operator: text('Operator'),
  timeZone: 'Europe/Moscow',
  languages: ['ru'],
  admission: {
    capacity: 2,
    waitingList: { offer: { hours: 48 } },
    eligible: {},
    guests: true,
    interRegional: true,
    composition: [{ category: 'authority', atLeast: 1 }],
  },
  commission: { voters: ['chair', 'deputy', 'member'] },
  stages: [lectures, rehearsal, final, entry],
  ours: [],
};

interface Bends {
  readonly lectures?: Partial<SessionsStage>;
  /** Named, there is an exam after the lectures. */
  readonly exam?: Partial<TestStage>;
  readonly rehearsal?: Partial<PreDefenseStage>;
  readonly final?: Partial<DefenseStage>;
  readonly entry?: Partial<RegistryStage>;
  readonly admission?: Partial<Charter['admission']>;
  readonly appeals?: Charter['appeals'];
  readonly outcomes?: Charter['outcomes'];
}

export const charterWith = (bends: Bends): Charter => ({
  ...practice,
  admission: { ...practice.admission, ...bends.admission },
  ...(bends.appeals && { appeals: bends.appeals }),
  ...(bends.outcomes && { outcomes: bends.outcomes }),
  stages: [
    { ...lectures, ...bends.lectures },
    ...(bends.exam ? [{ ...exam, ...bends.exam }] : []),
    { ...rehearsal, ...bends.rehearsal },
    { ...final, ...bends.final },
    { ...entry, ...bends.entry },
  ],
});
