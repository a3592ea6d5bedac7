// What can be recorded of a team as it stands, by the charter. The rules judge again when it is sent.
import type { CaseFile } from '../../../../api/case-file.js';
import type { Charter, CharterStage } from '../../charter.js';

export type DeedKind =
  | 'test'
  | 'file-application'
  | 'return-application'
  | 'enter-registry'
  | 'outcome'
  | 'accept-seat'
  | 'decline-seat'
  | 'withdraw'
  | 'reinstate';

/** The area of work that a role needs for it: the API asks for the same. */
export const areaOf: Readonly<Record<DeedKind, string>> = {
  test: 'attendance',
  'file-application': 'team-documents',
  'return-application': 'program',
  'enter-registry': 'program',
  outcome: 'program',
  'accept-seat': 'program',
  'decline-seat': 'program',
  withdraw: 'program',
  reinstate: 'program',
};

export interface Deed {
  /** One of its kind and stage: what the address and the draft call it. */
  readonly id: string;
  readonly kind: DeedKind;
  /** Where it is of a stage. */
  readonly stage?: CharterStage;
}

type File = Pick<CaseFile, 'seat' | 'stages' | 'tests' | 'applications' | 'appeals' | 'outcomes'>;

/** In the order of the program, what ends the team's part last. `closed`: the cohort takes no more but the registry. */
export function deedsOf(file: File, charter: Charter, closed: boolean): readonly Deed[] {
  switch (file.seat.status) {
    case 'offered':
      return [whole('accept-seat'), whole('decline-seat')];
    case 'withdrawn':
      return [whole('reinstate')];
    case 'waiting':
      return closed ? [] : [whole('withdraw')];
    case 'enrolled':
      return [
        ...charter.stages.flatMap((stage) => ofStage(file, stage, closed)),
        ...(outcomesLeft(file, charter).length ? [whole('outcome')] : []),
        ...(closed ? [] : [whole('withdraw')]),
      ];
    default:
      return [];
  }
}

export const outcomesLeft = ({ outcomes }: Pick<File, 'outcomes'>, charter: Charter) =>
  (charter.outcomes ?? []).filter(({ id }) => !outcomes.some(({ outcome }) => outcome === id));

export const attemptsOf = ({ tests }: Pick<File, 'tests'>, stage: string): number =>
  tests.filter((test) => test.stage === stage).length;

/** The last that was filed on the stage, returned or not. */
export const lastApplication = ({ applications }: Pick<File, 'applications'>, stage: string) =>
  applications.filter((application) => application.stage === stage).at(-1);

const whole = (kind: DeedKind): Deed => ({ id: kind, kind });
const on = (stage: CharterStage, ...kinds: readonly DeedKind[]): readonly Deed[] =>
  kinds.map((kind) => ({ id: `${kind}:${stage.id}`, kind, stage }));

function ofStage(file: File, stage: CharterStage, closed: boolean): readonly Deed[] {
  const standing = file.stages.find((each) => each.stage === stage.id);
  if (standing?.status !== 'open') return [];
  if (stage.kind === 'test')
    return !closed && attemptsOf(file, stage.id) < (stage.attempts ?? 0) ? on(stage, 'test') : [];
  return stage.kind === 'registry' ? ofRegistry(file, stage) : [];
}

/** While an appeal is open, nothing goes to the registry. */
function ofRegistry(file: File, stage: CharterStage): readonly Deed[] {
  const isAppealed = file.appeals.some(({ resolved }) => resolved === null);
  const last = lastApplication(file, stage.id);
  if (last && last.returned === null)
    return on(stage, ...(isAppealed ? [] : (['enter-registry'] as const)), 'return-application');
  return isAppealed ? [] : on(stage, 'file-application');
}
