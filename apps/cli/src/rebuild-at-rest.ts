// Rebuilding without a system: the database in this process, the event node beside it.
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '#connections/connections';
import { jsonLogger } from '#connections/json-log';
import { type BuildShown, buildShown } from '#projections/builds/build-shown';
import { allBuilds, askForBuild } from '#projections/builds/builds.query';
import { projections } from '#projections/projections';
import { EXIT, Failure } from './failure.js';
import { withFolder } from './folder-at-rest.js';

/** Hears how far they are, again and again. */
export type OnProgress = (builds: readonly BuildShown[]) => void;

const LOOK_EVERY_MS = 300;
const BY = 'cli';

export async function rebuildAtRest(name: string | undefined, back: boolean, onProgress: OnProgress) {
  const those = name === undefined ? projections : projections.filter((each) => each.name === name);
  if (those.length === 0) throw new Failure(EXIT.misused, `Витрины ${name} нет.`);
  return withFolder(async (given) => {
    const { readStore, projectors, builder, close } = await connect(given, jsonLogger('error'));
    const builds = async () =>
      (await readStore.run(allBuilds))
        .filter(({ projection }) => those.some((each) => each.name === projection))
        .map(buildShown);
    const telling = setInterval(() => void builds().then(onProgress, () => undefined), LOOK_EVERY_MS);
    try {
      for (const shard of projectors.shards) await shard.checkpoint();
      await readStore.run(async (db) => {
        for (const each of those) await askForBuild(db, each, back ? 'back' : 'anew', BY);
      });
      while ((await builds()).some(({ endedAt }) => endedAt === null))
        if ((await builder.buildDue()) === 0) await pause(LOOK_EVERY_MS); // another builder has not fallen silent yet
      return await builds();
    } finally {
      clearInterval(telling);
      await builder.end();
      await close();
    }
  });
}
