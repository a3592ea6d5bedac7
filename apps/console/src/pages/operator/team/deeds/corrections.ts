// What of a team's records can be corrected: never too late, also when it has withdrawn or its cohort is closed.
import type { Charter } from '../../charter.js';
import { type Deed, type DeedFile, entryOn, on, whole } from './deed.js';
import { roundsOn } from './of-stage.js';

export function correctionsOf(file: DeedFile, charter: Charter): readonly Deed[] {
  return [
    ...(file.attendance.some(({ recorded }) => recorded !== null) ? [whole('correct-attendance')] : []),
    ...charter.stages.flatMap((stage): readonly Deed[] => {
      switch (stage.kind) {
        case 'test':
          return file.tests.some((test) => test.stage === stage.id) ? [on(stage, 'correct-test')] : [];
        case 'defense':
          return roundsOn(file, stage.id).length > 0 ? [on(stage, 'annul-defense')] : [];
        case 'registry':
          return entryOn(file, stage.id) ? [on(stage, 'correct-entry')] : [];
        default:
          return [];
      }
    }),
  ];
}
