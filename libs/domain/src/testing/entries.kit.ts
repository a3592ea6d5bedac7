// The log as laws look at it: one event after the other, with the stream that it stands in.
import type { World } from './world.kit.js';

type Data = Record<string, never> & {
  team: string;
  item: string;
  person: string;
  stage: string;
  registry: string;
  number: string;
  capacity: number | null;
  roster: { person: string; role: string; region?: string }[];
  present: string[];
  abstained: string[];
  sheets: { person: string }[];
  agenda: { item: string; cohort: string; team: string }[];
  region: string;
  regions: string[];
};
export interface Entry {
  readonly ref: { readonly category: string; readonly id: string };
  readonly type: string;
  readonly data: Data;
  /** Which append it came with. */
  readonly batch: number;
}

export const entries = (world: World): Entry[] =>
  world.log.flatMap(({ ref, events }, batch) =>
    events.map(({ type, data }) => ({ ref, type, data: data as Data, batch })),
  );
