// Whether the stages can be walked: every required stage exists, and none waits for itself.
import { type Charter, stagesBefore } from '#domain/charter/charter';
import { type CharterError, wrong } from './charter-error.js';

export function requirementErrors(charter: Charter): CharterError[] {
  const known = new Set(charter.stages.map(({ id }) => id));
  return charter.stages.flatMap(({ id, requires }, index) => {
    const path = `/stages/${index}/requires`;
    const strange = requires.flatMap((required, place) =>
      known.has(required)
        ? []
        : [wrong(`${path}/${place}`, `этапа «${required}» в уставе нет`, `the charter has no stage ${required}`)],
    );
    if (!stagesBefore(charter, id).has(id)) return strange;
    return [...strange, wrong(path, `этап «${id}» ждёт самого себя`, `the stage ${id} waits for itself`)];
  });
}
