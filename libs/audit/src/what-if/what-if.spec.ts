// Other rules over the same histories: unchanged rules change nothing, and what another rule does is told team by team.
import type { Charter, Stage } from '#domain/charter/charter';
import { goldenLog, goldenPrograms } from '../golden.kit.js';
import type { RecordedLog } from '../evidence/recorded.log.js';
import type { Alternative } from './alternative.js';
import { cascading } from './cascading.js';
import type { Mode } from './result.js';
import { whatIf } from './what-if.js';

const charterOf = (log: RecordedLog): Charter => {
  const { charter } = log.all.findLast(({ type }) => type === 'ProgramChartered')!.data as { charter: Charter };
  return charter;
};
const withStages = (charter: Charter, change: (stage: Stage) => Stage): Charter => ({
  ...charter,
  stages: charter.stages.map(change),
});
const passScore = (score: number) => (stage: Stage) =>
  stage.kind === 'defense' ? { ...stage, passScore: score } : stage;
const noRemarks = (stage: Stage) => (stage.kind === 'pre-defense' ? { ...stage, maxOpenRemarks: 0 } : stage);
const asIs = (stage: Stage) => stage;
const ask = (program: string, mode: Mode, change: (stage: Stage) => Stage) =>
  whatIf(goldenLog(program), { charter: withStages(charterOf(goldenLog(program)), change) }, { mode });

describe.each(goldenPrograms)('under the charter that it has, %s', (program) => {
  it.each(['frozen', 'cascading'] as const)('is the same, %s', async (mode) => {
    const { counts, decisions, teams, changed, progress, hypothetical } = await ask(program, mode, asIs);
    expect(counts.same).toBe(decisions);
    expect(new Set(teams.map(({ effect }) => effect))).toEqual(new Set(['same']));
    expect([changed, progress, hypothetical]).toEqual([[], [], true]);
    expect(decisions).toBeGreaterThan(50);
  });

  it('is reproduced by the cascade event for event', async () => {
    const log = goldenLog(program);
    const all: Alternative[] = [];
    for await (const alternative of cascading(log, { charter: charterOf(log) })) all.push(alternative);
    expect(all.flatMap(({ instead }) => JSON.parse(JSON.stringify(instead)))).toEqual(
      log.all.flatMap(({ receipt, type, data }) => (receipt ? { type, data } : [])),
    );
  });
});

describe('a higher pass score', () => {
  it('fails those who had passed below it, and lists what could no longer follow', async () => {
    const still = await ask('proclusters', 'frozen', passScore(990));
    const flipped = still.teams.filter(({ effect }) => effect === 'flipped-to-fail');
    expect(flipped.length).toBeGreaterThan(0);
    expect(flipped[0].because?.ru).toMatch(/не сдана.*проходной балл 9,9/);
    expect(still.counts['newly-refused']).toBe(0);

    const chain = await ask('proclusters', 'cascading', passScore(990));
    expect(chain.teams.filter(({ effect }) => effect === 'flipped-to-fail').map(({ team }) => team)).toEqual(
      flipped.map(({ team }) => team),
    );
    const refused = chain.changed.filter(({ effect }) => effect === 'newly-refused');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.some(({ command }) => command === 'FileApplication' || command === 'EnterRegistry')).toBe(true);
    expect(refused.every(({ headline }) => headline.en.startsWith('Accepted; the rules refuse it'))).toBe(true);
  });

  it('shows the regions that it would take back, beside the real ones', async () => {
    const { progress } = await ask('proclusters', 'cascading', passScore(990));
    const federation = progress.filter(({ level, reached }) => level === 'federation' && reached === 'stage:defense');
    expect(federation).toHaveLength(1);
    expect(federation[0].hypothetical.involved).toBeLessThan(federation[0].real.involved);
  });
});

describe('a lower pass score', () => {
  it('passes those who had failed', async () => {
    const programs = await Promise.all(goldenPrograms.map((program) => ask(program, 'frozen', passScore(1))));
    const flipped = programs.flatMap(({ teams }) => teams.filter(({ effect }) => effect === 'flipped-to-pass'));
    expect(flipped.length).toBeGreaterThan(0);
  });
});

describe('no open remark allowed', () => {
  it('sends to rework whom the commission had let through, and what followed is refused', async () => {
    const { changed, teams } = await ask('cluster-practice', 'cascading', noRemarks);
    expect(changed.some(({ command, effect }) => command === 'PreDefend' && effect !== 'same')).toBe(true);
    expect(teams.some(({ effect }) => effect === 'flipped-to-fail' || effect === 'newly-refused')).toBe(true);
  });
});

describe('one cohort', () => {
  it('is asked about alone', async () => {
    const log = goldenLog('proclusters');
    const charter = withStages(charterOf(log), passScore(990));
    const all = await whatIf(log, { charter }, { mode: 'frozen' });
    const one = await whatIf(log, { charter }, { mode: 'frozen', cohort: all.teams[0].cohort });
    expect(one.teams).toEqual(all.teams.filter(({ cohort }) => cohort === all.teams[0].cohort));
    const none = await whatIf(log, { charter }, { mode: 'frozen', cohort: 'elsewhere' });
    expect([none.decisions, none.teams]).toEqual([0, []]);
  });
});
