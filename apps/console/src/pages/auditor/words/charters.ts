// A charter as the auditor's pages need it: its stages and the numbers in them.
import type { Text } from '../../../texts/titles.js';

export interface CharterStage {
  readonly id: string;
  readonly kind: string;
  readonly title: Text;
  readonly [rule: string]: unknown;
}
export interface Charter {
  readonly program: string;
  readonly title: Text;
  readonly stages: readonly CharterStage[];
  readonly [rule: string]: unknown;
}
/** Newest first. */
export interface Programs {
  readonly program: string;
  readonly charters: readonly { readonly version: number; readonly charteredAt: string; readonly charter: Charter }[];
}

export const charterOf = ({ charters }: Programs, version: number): Charter | undefined =>
  charters.find((each) => each.version === version)?.charter;
