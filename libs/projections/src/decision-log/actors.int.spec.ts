import { TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { cohortsProjection } from '../cohorts/cohorts.projection.js';
import { listActors } from './actors.query.js';
import { decisionLogProjection } from './decision-log.projection.js';

describe('who decided', () => {
  const { db, project } = readModels(decisionLogProjection, tokensProjection, cohortsProjection);
  const by = (log: TestLog, token: string) => {
    const last = log.events.at(-1)!;
    log.events[log.events.length - 1] = { ...last, receipt: { ...last.receipt!, actor: { token, role: 'operator' } } };
    return log;
  };
  /** `operator-1` opens and enrolls; two others enroll, of whom one has a token that is known. */
  const story = () => {
    const log = new TestLog();
    const issued = { token: 'voronezh', hash: 'h', role: 'operator' as const, scope: {}, expires: null };
    log.add('token-voronezh', 'TokenIssued', { title: 'Воронеж', ...issued });
    log.opened().enrolled('a', ['VOR']);
    by(log.enrolled('b', ['KRS']), 'voronezh');
    return by(log.enrolled('c', ['VOR']), 'system');
  };

  it('is each token once, by id, with what it is for', async () => {
    await project(story());
    expect(await listActors(db())).toEqual({
      items: [
        { actor: 'operator-1', title: null },
        { actor: 'system', title: null },
        { actor: 'voronezh', title: 'Воронеж' },
      ],
      next: null,
    });
  });

  it('is nobody where nothing was decided', async () => {
    expect(await listActors(db())).toEqual({ items: [], next: null });
  });

  it.each([{}, { cohorts: ['c1'] }])('comes a page at a time, of %j', async (within) => {
    await project(story());
    const first = await listActors(db(), within, { limit: 2 });
    const second = await listActors(db(), within, { limit: 2, cursor: first.next! });
    expect([...first.items, ...second.items].map(({ actor }) => actor)).toEqual(['operator-1', 'system', 'voronezh']);
    expect(second.next).toBeNull();
  });

  it('tells whoever is bound of those who decided there, and of nobody’s title', async () => {
    await project(story());
    expect((await listActors(db(), { regions: ['KRS'] })).items).toEqual([{ actor: 'voronezh', title: null }]);
    expect((await listActors(db(), { cohorts: ['elsewhere'] })).items).toEqual([]);
  });
});
