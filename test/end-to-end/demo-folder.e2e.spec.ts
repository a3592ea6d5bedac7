// A folder in which the demo of another build has played: it says so, and how to play all the same.
import { actors } from '../../apps/cli/src/demo/actors.js';
import { vekha } from './cli.kit.js';
import { TestSystem } from './system.kit.js';

describe('the demo in a folder where another build has played', () => {
  const system = new TestSystem({ scenario: true, embedded: true });
  afterAll(() => system.stop(), 30_000);

  it('ends with a sentence that names the folder and what to do', async () => {
    await system.start();
    const issued = { token: 'demo-operator', title: 'As another build calls it', role: 'operator' };
    await system.admin.done('/admin/tokens', issued, actors.operator.key);
    await system.halt();
    const env = { ...system.env, VEKHA_ADMIN_TOKEN: undefined, VEKHA_LOG_LEVEL: undefined };
    const { code, err } = await vekha(['demo', '--exit'], env);
    expect([code, err.trim()]).toEqual([
      2,
      `В папке ${system.folder} уже играла демонстрация другой сборки. Назовите новую: VEKHA_DATA=./demo npm run demo`,
    ]);
  }, 120_000);
});
