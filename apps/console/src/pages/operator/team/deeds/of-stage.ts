// What can be recorded of a team on one stage of its charter: tests, rework, appeals, the registry.
import type { CaseFile } from '../../../../api/case-file.js';
import type { Charter, CharterStage } from '../../charter.js';
import { type Deed, type DeedFile, on } from './deed.js';

export function ofStage(file: DeedFile, charter: Charter, stage: CharterStage): readonly Deed[] {
  const status = file.stages.find((each) => each.stage === stage.id)?.status;
  const isClosed = file.cohortClosedAt !== null;
  switch (stage.kind) {
    case 'test':
      return !isClosed && status === 'open' && attemptsOf(file, stage.id) < (stage.attempts ?? 0)
        ? [on(stage, 'test')]
        : [];
    case 'pre-defense':
      return !isClosed && (status === 'open' || status === 'failed') && reworkOn(file, stage.id)
        ? [on(stage, 'extend-rework')]
        : [];
    case 'defense':
      return ofDefense(file, charter, stage);
    case 'registry':
      return status === 'open' ? ofRegistry(file, stage) : [];
    default:
      return [];
  }
}

export const attemptsOf = ({ tests }: Pick<CaseFile, 'tests'>, stage: string): number =>
  tests.filter((test) => test.stage === stage).length;

/** The window of the last round, where that ordered a rework. */
export const reworkOn = ({ preDefenses }: Pick<CaseFile, 'preDefenses'>, stage: string) =>
  preDefenses.findLast((round) => round.stage === stage)?.rework ?? undefined;

/** The last that was filed on the stage, returned or not. */
export const lastApplication = ({ applications }: Pick<CaseFile, 'applications'>, stage: string) =>
  applications.findLast((application) => application.stage === stage);

/** Rounds that were not annulled. */
export const roundsOn = ({ defenses }: Pick<CaseFile, 'defenses'>, stage: string) =>
  defenses.filter((round) => round.stage === stage && round.annulled === null);

const openAppeal = ({ appeals }: Pick<CaseFile, 'appeals'>) => appeals.find(({ resolved }) => resolved === null);

/** One appeal at a time, against a verdict that went against the team. */
function ofDefense(file: DeedFile, charter: Charter, stage: CharterStage): readonly Deed[] {
  const open = openAppeal(file);
  if (open) {
    const { appeal } = open;
    return open.stage === stage.id ? [{ id: `resolve-appeal:${appeal}`, kind: 'resolve-appeal', stage, appeal }] : [];
  }
  const isLeft = file.appeals.length < (charter.appeals?.atMost ?? 0);
  return isLeft && roundsOn(file, stage.id).at(-1)?.verdict === 'failed' ? [on(stage, 'lodge-appeal')] : [];
}

/** While an appeal is open, nothing goes to the registry. */
function ofRegistry(file: DeedFile, stage: CharterStage): readonly Deed[] {
  const isAppealed = openAppeal(file) !== undefined;
  const last = lastApplication(file, stage.id);
  if (last && last.returned === null)
    return [...(isAppealed ? [] : [on(stage, 'enter-registry')]), on(stage, 'return-application')];
  return isAppealed ? [] : [on(stage, 'file-application')];
}
