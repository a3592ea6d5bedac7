// What can be recorded of a team, as it stands under its charter.
import { deedsOf } from './deeds.js';

const text = { ru: '', en: '' };
const charter = {
  outcomes: [{ id: 'center', title: text }],
  stages: [
    { id: 'test', kind: 'test', title: text, attempts: 2 },
    { id: 'registry', kind: 'registry', title: text },
  ],
};
type File = Parameters<typeof deedsOf>[0];
const stage = (id: string, status: 'open' | 'closed' | 'passed') => ({
  ...{ stage: id, kind: 'test' as const, title: text, status, since: null, because: null, missing: [] },
});
const file = (part: Partial<File> = {}): File => ({
  seat: { status: 'enrolled', since: '', until: null },
  stages: [stage('test', 'open'), stage('registry', 'closed')],
  tests: [],
  applications: [],
  appeals: [],
  outcomes: [],
  ...part,
});
const attempt = (number: number) => ({ stage: 'test', attempt: number, score: 100, scores: {}, at: '' });
const applied = (returned: { reason: string; at: string } | null) => ({
  stage: 'registry',
  documents: [],
  at: '',
  returned,
});
const atRegistry = { stages: [stage('test', 'passed'), stage('registry', 'open')] };
const idsOf = (part: Partial<File>, closed = false) => deedsOf(file(part), charter, closed).map(({ id }) => id);

describe('what can be recorded', () => {
  it('is a test while its stage is open and attempts are left', () => {
    expect(idsOf({})).toEqual(['test:test', 'outcome', 'withdraw']);
    expect(idsOf({ tests: [attempt(1)] })).toContain('test:test');
    expect(idsOf({ tests: [attempt(1), attempt(2)] })).not.toContain('test:test');
    expect(idsOf(atRegistry)).not.toContain('test:test');
  });
  it('is an application, then its return or its entry, then another one', () => {
    expect(idsOf(atRegistry)).toEqual(['file-application:registry', 'outcome', 'withdraw']);
    const filed = { ...atRegistry, applications: [applied(null)] };
    expect(idsOf(filed)).toEqual(['enter-registry:registry', 'return-application:registry', 'outcome', 'withdraw']);
    const returned = { ...atRegistry, applications: [applied({ reason: 'blurred', at: '' })] };
    expect(idsOf(returned)).toContain('file-application:registry');
  });
  it('is nothing for the registry while an appeal is open', () => {
    const appeals = [{ stage: 'defense', appeal: 'a', resolved: null }];
    expect(idsOf({ ...atRegistry, appeals })).toEqual(['outcome', 'withdraw']);
    expect(idsOf({ ...atRegistry, appeals, applications: [applied(null)] })).not.toContain('enter-registry:registry');
  });
  it('is no outcome that stands already', () => {
    const outcome = { outcome: 'center', description: '', document: '', at: '' };
    expect(idsOf({ outcomes: [outcome] })).toEqual(['test:test', 'withdraw']);
  });
  it('is by the seat alone where the team has none', () => {
    expect(idsOf({ seat: { status: 'offered', since: '', until: null } })).toEqual(['accept-seat', 'decline-seat']);
    expect(idsOf({ seat: { status: 'waiting', since: '', until: null } })).toEqual(['withdraw']);
    expect(idsOf({ seat: { status: 'withdrawn', since: '', until: null } })).toEqual(['reinstate']);
    expect(idsOf({ seat: { status: 'declined', since: '', until: null } })).toEqual([]);
  });
  it('is the registry and outcomes in a closed cohort', () => {
    expect(idsOf({}, true)).toEqual(['outcome']);
    expect(idsOf(atRegistry, true)).toEqual(['file-application:registry', 'outcome']);
  });
});
