// What the operator's pages need of a charter, as it comes with a board.
import { inLanguage, type Text } from '../../texts/titles.js';

export interface Titled {
  readonly id: string;
  readonly title: Text;
}
export type Criterion = Titled;
export interface CharterStage extends Titled {
  readonly kind: string;
  readonly sessions?: readonly Titled[];
  readonly criteria?: readonly Criterion[];
  readonly documents?: Readonly<Record<string, readonly Titled[]>>;
  /** Of a test. Scores in hundredths. */
  readonly per?: 'team' | 'member';
  readonly passScore?: number;
  readonly maxScore?: number;
  readonly attempts?: number;
  readonly take?: 'best' | 'last';
  /** Of a registry: in years; null without an end. */
  readonly validFor?: number | null;
}

export interface Charter {
  /** As the charter has them: also where no team is enrolled yet. */
  readonly stages: readonly CharterStage[];
  /** What the program is for, to be recorded of teams that got there. */
  readonly outcomes?: readonly Titled[];
  /** How long after a defense its verdict may be appealed, and how often; none: not at all. */
  readonly appeals?: {
    readonly window: { readonly days: number; readonly working: boolean };
    readonly atMost: number;
  } | null;
}

export const charterIn = (charter: object | undefined): Charter => ({ stages: [], ...charter });

export const stagesIn = (charter: object | undefined): readonly CharterStage[] => charterIn(charter).stages;

export const criteriaIn = (charter: object | undefined, stage: string): readonly Criterion[] =>
  stagesIn(charter).find(({ id }) => id === stage)?.criteria ?? [];

export const plannedSessionsIn = (charter: object | undefined): ReadonlyMap<string, Text> =>
  new Map(stagesIn(charter).flatMap(({ sessions = [] }) => sessions.map(({ id, title }) => [id, title] as const)));

/** By id, in the reader's language. */
export const documentTitlesIn = (charter: object | undefined): ReadonlyMap<string, string> =>
  new Map(
    stagesIn(charter)
      .flatMap(({ documents = {} }) => Object.values(documents).flat())
      .map(({ id, title }) => [id, inLanguage(title)]),
  );
