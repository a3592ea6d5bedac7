// The numbers of a charter that a what-if may change, each with where it stands. Pure.
import type { Charter } from '../words/charters.js';

export interface NumberField {
  readonly stage: string;
  /** Within the stage: `quorum.share.numerator`. */
  readonly path: string;
  /** As people write it: scores in points, not in hundredths. */
  readonly value: number;
  /** What one of it is in the charter. */
  readonly unit: number;
}

const known: Readonly<Record<string, readonly (readonly [path: string, unit: number])[]>> = {
  sessions: [['attendAtLeast', 1]],
  test: [
    ['passScore', 100],
    ['attempts', 1],
  ],
  'pre-defense': [
    ['maxOpenRemarks', 1],
    ['rework.days', 1],
    ['rounds', 1],
    ['quorum.share.numerator', 1],
    ['quorum.share.denominator', 1],
  ],
  defense: [
    ['passScore', 100],
    ['rounds', 1],
    ['quorum.share.numerator', 1],
    ['quorum.share.denominator', 1],
  ],
};

export const numbersOf = ({ stages }: Charter): readonly NumberField[] =>
  stages.flatMap((stage) =>
    (known[stage.kind] ?? []).flatMap(([path, unit]) => {
      const found = path
        .split('.')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], stage);
      return typeof found === 'number' ? [{ stage: stage.id, path, value: found / unit, unit }] : [];
    }),
  );

export const keyOf = ({ stage, path }: Pick<NumberField, 'stage' | 'path'>): string => `${stage} ${path}`;

/** The charter with other numbers in it; by `keyOf`, as people write them. */
export function withNumbers(charter: Charter, changed: Readonly<Record<string, number>>): Charter {
  const candidate = structuredClone(charter) as Charter;
  for (const field of numbersOf(charter)) {
    const value = changed[keyOf(field)];
    const stage = candidate.stages.find(({ id }) => id === field.stage);
    if (value === undefined || !stage) continue;
    const names = field.path.split('.');
    const last = names.pop() as string;
    const at = names.reduce<Record<string, unknown>>(
      (so, name) => so[name] as Record<string, unknown>,
      stage as Record<string, unknown>,
    );
    at[last] = Math.round(value * field.unit);
  }
  return candidate;
}
