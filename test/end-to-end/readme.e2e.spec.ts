// The README's commands, as a new user pastes them into a shell: the first ones, then a charter changed in one number.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '#read-store/package-root';
import { eventually, systemOfThisFile } from './system.kit.js';

/** Starting, signing in and a stream without an end are the test's own. */
const isLeftOut = (line: string): boolean => /^(npm start|export |curl -N)/.test(line);

function commandsUnder(heading: string): string {
  const readme = readFileSync(path.join(packageRoot(), 'README.md'), 'utf8');
  const [, commands] = /```sh\n(.*?)```/s.exec(readme.split(`## ${heading}\n`)[1] ?? '') ?? [];
  if (!commands) throw new Error(`the README has no commands under «${heading}»`);
  return commands
    .split('\n')
    .filter((line) => !isLeftOut(line))
    .join('\n');
}

describe('the README', () => {
  const system = systemOfThisFile({ embedded: true });
  const shell = async (heading: string): Promise<string> => {
    const env = { ...system.env, V: `${system.url}/api/v1`, T: system.bearer };
    const { stdout } = await promisify(execFile)('bash', ['-euc', commandsUnder(heading)], { env, cwd: packageRoot() });
    return stdout;
  };
  const eventsOf = async (stream: string) => (await system.log.all()).filter((event) => event.stream === stream);

  it('charters a program, opens a cohort and enrolls a team of three regions', async () => {
    await shell('A first command, a first live query');
    await eventually(async () => {
      const { regions } = await system.admin.found('/regions/progress?cohort=first');
      const involved = (regions as { region: string; involved: number }[]).filter((row) => row.involved === 1);
      expect(involved.map(({ region }) => region).sort()).toEqual(['KRS', 'ORL', 'VOR']);
    });
  }, 60_000);

  it('changes a charter in one number: checked, revised, seen dry, migrated, and the team assessed again', async () => {
    const said = await shell('Changing a charter');
    expect(said).toContain('устав в порядке');
    const dry = JSON.parse(said.split('\n').find((line) => line.includes('"dryRun"')) ?? '{}');
    expect(dry).toMatchObject({
      dryRun: true,
      teams: [{ team: 'vko', before: {}, after: { webinars: expect.stringContaining('passed') } }],
    });
    expect(JSON.stringify(dry.teams[0].before)).not.toContain('passed');
    expect((await eventsOf('cohort-first')).map(({ type }) => type)).toContain('CohortMigrated');
    await eventually(async () =>
      expect((await eventsOf('team-first.vko')).at(-1)).toMatchObject({
        type: 'StagePassed',
        data: { stage: 'webinars' },
      }),
    );
  }, 60_000);

  it('lets an auditor replay, look and ask what if', async () => {
    const said = await shell('Asking what was decided, and whether it was right');
    expect(said).toMatch(/DIVERGED\W+0\b/);
    expect(said).toContain('Находок нет');
    expect(said).toContain('ПРЕДПОЛОЖЕНИЕ');
    expect(said).toContain('first.vko: теперь не прошла бы');
  }, 120_000);
});
