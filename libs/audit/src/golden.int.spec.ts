// The past stays as it was decided, whatever the machine's time zone and language: a decider that would change it fails here
// until it comes with a new edition of the rules.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '#read-store/package-root';
import { goldenPrograms } from './golden.kit.js';

interface Found {
  readonly verdicts: Readonly<Record<string, number>>;
  readonly digest: string;
  readonly diverged: readonly object[];
}
const script = path.join(packageRoot(), 'libs/audit/golden/replay.mjs');
const surroundings = {
  'Kiritimati, in Turkish': { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
  'St. John’s, in Arabic': { TZ: 'America/St_Johns', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8' },
};

async function replayedIn(env: NodeJS.ProcessEnv): Promise<Readonly<Record<string, Found>>> {
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env: { ...process.env, ...env } });
  return JSON.parse(stdout);
}

describe('the golden histories', () => {
  let found: Readonly<Record<string, Found>>[];
  beforeAll(async () => {
    found = [];
    for (const env of Object.values(surroundings)) found.push(await replayedIn(env));
  }, 120_000);

  it('are of several programs, and have refusals in them', () => {
    expect(goldenPrograms.length).toBeGreaterThan(2);
    expect(Object.keys(found[0]).sort()).toEqual(goldenPrograms);
  });

  it.each(Object.keys(surroundings).map((where, index) => [where, index] as const))(
    'are decided today as they were, in %s',
    (_, index) => {
      for (const { diverged, verdicts } of Object.values(found[index])) {
        expect(diverged).toEqual([]);
        expect(verdicts.MATCH).toBeGreaterThan(100);
      }
    },
  );

  it('are judged alike, word for word, wherever it is done', () => {
    expect(found[0]).toEqual(found[1]);
  });
});
