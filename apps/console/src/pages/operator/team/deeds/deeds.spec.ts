// What can be recorded of a team, as it stands under its charter.
import type { CaseFile } from '../../../../api/case-file.js';
import type { DeedFile } from './deed.js';
import { allOf, deedsOf } from './deeds.js';

const text = { ru: '', en: '' };
const charter = {
  appeals: { window: { days: 10, working: true }, atMost: 1 },
  outcomes: [{ id: 'center', title: text }],
  stages: [
    { id: 'test', kind: 'test', title: text, attempts: 2 },
    { id: 'pre-defense', kind: 'pre-defense', title: text },
    { id: 'defense', kind: 'defense', title: text },
    { id: 'registry', kind: 'registry', title: text },
  ],
};
const stage = (id: string, status: 'open' | 'closed' | 'passed' | 'failed') => ({
  ...{ stage: id, kind: 'test' as const, title: text, status, since: null, because: null, missing: [] },
});
const seat = (status: string) => ({ status, since: '', until: null, because: null });
const member = { person: 'p', category: 'fund' as const, region: 'VOR', from: '', until: null };
const region = (key: string) => ({ region: key, district: null, isGuest: false, since: '', until: null });
const file = (part: Partial<DeedFile> = {}): DeedFile => ({
  seat: seat('enrolled'),
  cohortClosedAt: null,
  stages: [stage('test', 'open'), stage('registry', 'closed')],
  ...{ attendance: [], tests: [], preDefenses: [], defenses: [], applications: [], appeals: [], registry: [] },
  outcomes: [],
  members: [member],
  regions: [region('VOR')],
  leadRegion: 'VOR',
  ...part,
});
const attempt = (number: number) => ({
  ...{ stage: 'test', attempt: number, score: 100, scores: {}, at: '', corrections: [] },
});
const applied = (returned: { reason: string; at: string } | null) => ({
  ...{ stage: 'registry', registry: 'r', documents: [], at: '', returned },
});
const rework = (until: string): CaseFile['preDefenses'][number] => ({
  ...{ stage: 'pre-defense', round: 1, sitting: 's', item: 'i', verdict: 'rework', at: '' },
  rework: { until, extendedBecause: null, overdue: [] },
});
const defended = (verdict: 'passed' | 'failed', round = 1): CaseFile['defenses'][number] => ({
  ...{ stage: 'defense', round, sitting: 's', item: 'i', sheets: [], total: null, verdict, at: '', annulled: null },
});
const appeal = (resolved: CaseFile['appeals'][number]['resolved']) => ({
  ...{ stage: 'defense', appeal: 'a', round: 1, grounds: '', at: '', resolved },
});
const entered = { stage: 'registry', registry: 'r', number: '1', order: '', validUntil: null, at: '', corrections: [] };
const atRegistry = { stages: [stage('test', 'passed'), stage('registry', 'open')] };
const closed = { cohortClosedAt: '2022-01-01' };

const nextOf = (part: Partial<DeedFile>) => deedsOf(file(part), charter).next.map(({ id }) => id);
const allIdsOf = (part: Partial<DeedFile>) => allOf(deedsOf(file(part), charter)).map(({ id }) => id);

describe('what can be recorded', () => {
  it('is a test while its stage is open and attempts are left', () => {
    expect(nextOf({})).toEqual(['test:test', 'consultation', 'outcome']);
    expect(nextOf({ tests: [attempt(1)] })).toContain('test:test');
    expect(nextOf({ tests: [attempt(1), attempt(2)] })).not.toContain('test:test');
    expect(nextOf(atRegistry)).not.toContain('test:test');
  });
  it('is an application, then its return or its entry, then another one', () => {
    expect(nextOf(atRegistry)).toEqual(['file-application:registry', 'consultation', 'outcome']);
    const filed = { ...atRegistry, applications: [applied(null)] };
    expect(nextOf(filed).slice(0, 2)).toEqual(['enter-registry:registry', 'return-application:registry']);
    const returned = { ...atRegistry, applications: [applied({ reason: 'blurred', at: '' })] };
    expect(nextOf(returned)).toContain('file-application:registry');
  });
  it('is more time for a rework, also when the stage has failed, and not when it is passed', () => {
    const running = { preDefenses: [rework('2022-06-01')] };
    for (const status of ['open', 'failed'] as const)
      expect(nextOf({ ...running, stages: [stage('pre-defense', status)] })).toContain('extend-rework:pre-defense');
    expect(nextOf({ ...running, stages: [stage('pre-defense', 'passed')] })).not.toContain('extend-rework:pre-defense');
  });
  it('is an appeal against a verdict that failed, as often as the charter gives, then its resolution', () => {
    const failed = { defenses: [defended('failed')] };
    expect(nextOf(failed)).toContain('lodge-appeal:defense');
    expect(nextOf({ defenses: [defended('passed')] })).not.toContain('lodge-appeal:defense');
    expect(nextOf({ ...failed, appeals: [appeal(null)] })).toContain('resolve-appeal:a');
    const resolved = appeal({ verdict: 'dismissed', reason: '', at: '' });
    expect(nextOf({ ...failed, appeals: [resolved] }).filter((id) => id.includes('appeal'))).toEqual([]);
  });
  it('is nothing for the registry while an appeal is open', () => {
    const appeals = [appeal(null)];
    expect(nextOf({ ...atRegistry, appeals })).not.toContain('file-application:registry');
    expect(nextOf({ ...atRegistry, appeals, applications: [applied(null)] })).not.toContain('enter-registry:registry');
  });
  it('is no outcome that stands already', () => {
    const outcome = { outcome: 'center', description: '', document: '', at: '' };
    expect(nextOf({ outcomes: [outcome] })).toEqual(['test:test', 'consultation']);
  });
  it('is a region that leaves, or leads, only where there are several', () => {
    const ids = (part: Partial<DeedFile>) => deedsOf(file(part), charter).composition.map(({ id }) => id);
    expect(ids({})).toEqual(['project', 'add-member', 'replace-member', 'remove-member', 'join-region']);
    expect(ids({ regions: [region('VOR'), region('KRS')] })).toEqual(
      expect.arrayContaining(['leave-region', 'move-lead']),
    );
  });
  it('is a correction of what there is, and of nothing else', () => {
    const ids = (part: Partial<DeedFile>) => deedsOf(file(part), charter).corrections.map(({ id }) => id);
    expect(ids({})).toEqual(['correct-enrollment']);
    const recorded = { tests: [attempt(1)], defenses: [defended('failed')], registry: [{ ...entered, removed: null }] };
    expect(ids(recorded)).toEqual([
      ...['correct-test:test', 'annul-defense:defense', 'correct-entry:registry'],
      ...['correct-enrollment', 'remove-entry:registry'],
    ]);
    const gone = { ...defended('failed'), annulled: { reason: '', document: '', at: '' } };
    const removed = { ...entered, removed: { reason: '', document: '', at: '' } };
    expect(ids({ defenses: [gone], registry: [removed] })).toEqual(['correct-enrollment']);
  });
  it('is by the seat alone where the team has none, but for corrections', () => {
    expect(allIdsOf({ seat: seat('offered') })).toEqual(['accept-seat', 'decline-seat']);
    expect(allIdsOf({ seat: seat('waiting') })).toEqual(['withdraw']);
    expect(allIdsOf({ seat: seat('withdrawn') })).toEqual(['reinstate']);
    expect(allIdsOf({ seat: seat('withdrawn'), tests: [attempt(1)] })).toEqual(['reinstate', 'correct-test:test']);
    expect(allIdsOf({ seat: seat('declined') })).toEqual([]);
  });
  it('is appeals, the registry, outcomes and corrections in a closed cohort', () => {
    expect(allIdsOf(closed)).toEqual(['outcome']);
    expect(allIdsOf({ ...closed, ...atRegistry })).toEqual(['file-application:registry', 'outcome']);
    expect(allIdsOf({ ...closed, defenses: [defended('failed')] })).toEqual([
      ...['lodge-appeal:defense', 'outcome', 'annul-defense:defense'],
    ]);
  });
});
