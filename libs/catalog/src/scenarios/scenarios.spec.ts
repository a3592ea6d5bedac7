// The scenarios keep the domain's rules, and come to what they tell.
import { type DomainEvent, isRefusal, isUnknown } from '#domain/decider';
import { teamOf as seatOf, teamsThat } from '#domain/cohort/cohort.state';
import { scenarios } from './all.js';
import { type Answer, cohortOf, Rehearsal, teamOf } from './rehearsal.kit.js';
import { isPost, isWait, tell } from './scenario.js';

const rehearsal = new Rehearsal();
/** The same with a clock that is never late: a scenario may not stand on how soon a deadline is through. */
const prompt = new Rehearsal(true);
const answers = new Map<string, Answer>();
const promptly = new Map<string, Answer>();
const steps = scenarios.flatMap((scenario) => scenario.steps).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
beforeAll(() => {
  for (const step of steps) {
    answers.set(step.id, rehearsal.play(step));
    promptly.set(step.id, prompt.play(step));
  }
});

const answerTo = (step: string): Answer => answers.get(step) ?? { unknown: 'step', id: step };
const factsOf = (answer: Answer) => (isRefusal(answer) ? answer.facts : {});
const eventsOf = (answer: Answer): readonly DomainEvent[] => (isRefusal(answer) || isUnknown(answer) ? [] : answer);
const typesOf = (step: string): string[] => eventsOf(answerTo(step)).map(({ type }) => type);
/** The answer to the step that a case is about. */
const told = (id: string): string => {
  const found = scenarios.flatMap(({ cases }) => cases).find((each) => each.id === id);
  return found?.step ?? `no case ${id}`;
};

/** Posts that are answered otherwise than the scenario expects. */
const surprises = (given: ReadonlyMap<string, Answer>) =>
  steps.filter(isPost).flatMap(({ id, at, expect: expected }) => {
    const answer = given.get(id) ?? { unknown: 'step', id };
    const got = isUnknown(answer) ? `unknown ${answer.unknown}` : isRefusal(answer) ? answer.refused : undefined;
    return got === expected?.refused ? [] : [{ id, at, got, facts: factsOf(answer) }];
  });

describe('every step', () => {
  it('is answered as the scenario expects', () => expect(surprises(answers)).toEqual([]));
  it('is answered the same by a clock that is never late', () => {
    expect(surprises(promptly)).toEqual([]);
    const types = (given: ReadonlyMap<string, Answer>) =>
      steps.filter(isPost).map(({ id }) => [id, eventsOf(given.get(id) ?? []).map(({ type }) => type)]);
    expect(types(promptly)).toEqual(types(answers));
  });
});

describe('every wait', () => {
  const waits = steps.filter(isWait).map(({ id }) => id);
  it.each([
    ['proclusters-offer-lapses', ['SeatOfferExpired', 'SeatOffered']],
    ['interregional-agreement-rework-runs-overdue', ['ReworkOverdue', 'StageFailed']],
  ])('%s brings %j', (id, events) => expect(typesOf(id)).toEqual(expect.arrayContaining(events)));
  it('is told of here, or stands for the assessing after a cancelled visit', () => expect(waits).toHaveLength(3));
});

describe('every case', () => {
  it.each(scenarios.flatMap(({ cases }) => cases.map((each) => [each.id, each] as const)))(
    '%s is told whole',
    (_, each) => {
      const answer = answerTo(each.step);
      for (const language of ['ru', 'en'] as const)
        expect(tell(each, language, { decision: 'D', facts: factsOf(answer) })).not.toMatch(
          /[{}]|undefined|null|\[object/,
        );
      expect(isUnknown(answer)).toBe(false);
    },
  );
  it.each([
    ['proclusters-entered', ['RegistryEntered', 'StagePassed']],
    ['proclusters-recused', ['CommissionerRecused']],
    ['proclusters-quorum-then', ['ItemClosed']],
    ['proclusters-reworked', ['RemarkAccepted', 'StagePassed']],
    ['proclusters-taken-then', ['RegistryEntered', 'StagePassed']],
    ['proclusters-waiting', ['TeamWaitlisted']],
    ['proclusters-offered', ['CapacitySet', 'SeatOffered']],
    ['proclusters-seated', ['TeamEnrolled']],
    ['proclusters-lacking', ['WebinarAttended', 'StageFailed']],
    ['proclusters-corrected', ['AttendanceCorrected', 'StageReopened', 'StagePassed']],
    ['proclusters-joined', ['RegistryEntered', 'StagePassed']],
    ['proclusters-dismissed', ['AppealDismissed']],
    ['proclusters-outcome', ['OutcomeRecorded']],
    ['cluster-practice-inter-regional', ['RegionJoined']],
    ['interregional-agreement-joint', ['TeamEnrolled']],
    ['interregional-agreement-extended', ['ReworkExtended', 'StageReopened']],
    ['interregional-agreement-reworked', ['RemarkAccepted', 'StagePassed']],
    ['interregional-agreement-upheld', ['AppealUpheld', 'StageReopened']],
    ['interregional-agreement-passed-again', ['Defended', 'StagePassed']],
    ['interregional-agreement-closed', ['CohortClosed']],
    ['interregional-agreement-outcome', ['OutcomeRecorded']],
    ['infrastructure-leaders-opened', ['CohortOpened']],
    ['infrastructure-leaders-test-again', ['TestTaken', 'StagePassed']],
    ['infrastructure-leaders-test-failed', ['TestTaken', 'StageFailed']],
    ['infrastructure-leaders-first-module', ['Defended', 'StagePassed']],
    ['infrastructure-leaders-second-module', ['Defended', 'StagePassed']],
    ['infrastructure-leaders-replaced', ['MemberReplaced']],
    ['infrastructure-leaders-withdrawn', ['TeamWithdrawn']],
    ['infrastructure-leaders-cancelled', ['SessionCancelled']],
    ['infrastructure-leaders-closed', ['CohortClosed']],
    ['federal-practice-guest', ['TeamEnrolled']],
    ['federal-practice-guest-attended', ['SessionAttended', 'StagePassed']],
    ['federal-practice-presented', ['Defended', 'StagePassed']],
    ['federal-practice-closed', ['CohortClosed']],
    ['cluster-practice-entered', ['RegistryEntered', 'StagePassed']],
    ['cluster-practice-reworked', ['RemarkAccepted', 'StagePassed']],
    ['cluster-practice-second-round', ['PreDefended', 'StagePassed']],
    ['cluster-practice-defended-again', ['Defended', 'StagePassed']],
    ['cluster-practice-failed-twice', ['Defended', 'StageFailed']],
  ])('%s came about as %j', (id, events) => expect(typesOf(told(id))).toEqual(events));
});

describe('the way of a team', () => {
  const stagesOf = (team: string) =>
    Object.fromEntries(Object.entries(teamOf(rehearsal, team).stages).map(([id, { status }]) => [id, status]));

  it('leads Voronezh, Kursk and Orel through every stage', () =>
    expect(stagesOf('proclusters-2022.vko')).toEqual({
      webinars: 'passed',
      'in-person': 'passed',
      'pre-defense': 'passed',
      defense: 'passed',
      registry: 'passed',
    }));
  it('leads Komi through every stage', () =>
    expect(stagesOf('cluster-practice-2021.komi')).toEqual({
      'field-visits': 'passed',
      'pre-defense': 'passed',
      defense: 'passed',
      registry: 'passed',
    }));
  it('ends before its time for some', () => {
    expect(stagesOf('proclusters-2022.rya')).toEqual({ webinars: 'passed' });
    expect(stagesOf('proclusters-2022.kos')).toEqual({ webinars: 'failed' });
    expect(stagesOf('proclusters-2022.smo')).toMatchObject({ 'pre-defense': 'failed' });
    expect(stagesOf('proclusters-2022.iva')).toMatchObject({ 'pre-defense': 'passed', defense: 'failed' });
    expect(stagesOf('cluster-practice-2021.bu')).toMatchObject({ 'pre-defense': 'failed' });
    expect(stagesOf('infrastructure-leaders-2021.mag')).toMatchObject({
      'm1.defense': 'passed',
      'm2.visits': 'failed',
    });
    expect(stagesOf('infrastructure-leaders-2021.ty')).toEqual({ 'm1.lectures': 'passed', 'm1.test': 'failed' });
  });
  it('goes through two modules, each with a test and a defense', () =>
    expect(Object.values(stagesOf('infrastructure-leaders-2021.sev'))).toEqual(Array(6).fill('passed')));
  it('ends for guests without a presentation', () =>
    expect(stagesOf('federal-practice-2023.dnr')).toEqual({ welcome: 'passed', internship: 'passed' }));
});

describe('the figures of the sources', () => {
  const enrolled = (cohort: string) => teamsThat(cohortOf(rehearsal, cohort), 'enrolled');
  const regionsOf = (cohort: string) => new Set(enrolled(cohort).flatMap(({ regions }) => regions));
  const membersOf = (cohort: string) => enrolled(cohort).flatMap(({ members }) => members);

  it('PROCLUSTERS: over 50 of ministries, over 40 of funds, one team of three regions led by Voronezh', () => {
    const categories = membersOf('proclusters-2022').map(({ category }) => category);
    expect(categories.filter((category) => category === 'authority').length).toBeGreaterThan(50);
    expect(categories.filter((category) => category === 'fund').length).toBeGreaterThan(40);
    expect(enrolled('proclusters-2022').filter(({ regions }) => regions.length > 2)).toMatchObject([
      { team: 'vko', regions: ['VOR', 'KRS', 'ORL'], leadRegion: 'VOR', project: { kind: 'create' } },
    ]);
    expect(enrolled('proclusters-2022')).toHaveLength(25);
  });
  it('the practical session: 40 regions, over 100 people, Komi’s cluster to be developed', () => {
    expect(regionsOf('cluster-practice-2021').size).toBe(40);
    expect(membersOf('cluster-practice-2021').length).toBeGreaterThan(100);
    const komi = seatOf(cohortOf(rehearsal, 'cluster-practice-2021'), 'komi');
    expect(komi).toMatchObject({ regions: ['KO', 'KIR'], leadRegion: 'KO', project: { kind: 'develop' } });
  });
  it('the leaders: 43 targets, all but one with a team, one team a region', () => {
    expect(cohortOf(rehearsal, 'infrastructure-leaders-2021').targets).toHaveLength(43);
    expect(regionsOf('infrastructure-leaders-2021').size).toBe(41);
    expect(teamsThat(cohortOf(rehearsal, 'infrastructure-leaders-2021'), 'withdrawn')).toHaveLength(1);
  });
  it('the internship: the district is the target, the four guests are not', () => {
    const { targets } = cohortOf(rehearsal, 'federal-practice-2023');
    const guests = [...regionsOf('federal-practice-2023')].filter((region) => !targets.includes(region));
    expect(targets).toHaveLength(7);
    expect(guests).toEqual(['DNR', 'LNR', 'ZAP', 'HER']);
  });
  it('the agreement: six directions, and six teams of both regions that rest on it', () => {
    const teams = enrolled('interregional-agreement-2021');
    expect(teams).toHaveLength(6);
    expect(teams.filter(({ regions, agreement }) => regions.length !== 2 || agreement !== 'che-ba-2021')).toEqual([]);
  });
  it('has nobody from regions that joined after the cohorts opened', () => {
    const later = ['DNR', 'LNR', 'ZAP', 'HER'];
    for (const cohort of ['proclusters-2022', 'cluster-practice-2021']) {
      expect(cohortOf(rehearsal, cohort).regions).toHaveLength(85);
      expect(later.filter((key) => regionsOf(cohort).has(key))).toEqual([]);
    }
  });
});
