// What a decision looks at beside its own stream, read in steps, and which rules those streams hold.
import { type Catalog } from '#domain/catalog/catalog';
import type { Cohort } from '#domain/cohort/cohort.state';
import { type Command, isOne, type StreamRef, type StreamsRef } from '#domain/decider';
import { charterOf, type Program } from '#domain/program/program';
import { contentHash } from '#event-store/canonical';
import type { BasisEntry, RuleRef } from '#event-store/logged-event';
import { type AnyDecider, streamOf } from './deciders.js';
import type { StreamState } from './stream-state.js';

export interface Basis {
  readonly states: Readonly<Record<string, unknown>>;
  readonly entries: readonly BasisEntry[];
}
type Found = Pick<StreamState, 'state' | 'revision'>;
/** Reads one stream; or all of several as they stood at one position of the log. */
export interface Reader {
  one(stream: string): Promise<Found>;
  all(streams: readonly string[]): Promise<{ readonly states: readonly unknown[]; readonly upTo: string }>;
}

/** Reads each stream once, however many commands look at it. */
export function remembering(reader: Reader): Reader {
  const read = new Map<string, Promise<Found>>();
  const one = (stream: string) => {
    const found = read.get(stream) ?? reader.one(stream).then(({ state, revision }) => ({ state, revision }));
    read.set(stream, found);
    return found;
  };
  return { one, all: (streams) => reader.all(streams) };
}

/** Asks the decider what it reads until it names nothing new. */
export async function gather(decider: AnyDecider, command: Command, state: unknown, reader: Reader): Promise<Basis> {
  const states: Record<string, unknown> = {};
  const entries = new Map<string, BasisEntry>();
  for (;;) {
    const refs = Object.entries(decider.reads?.(command, state, states) ?? {});
    const missing = refs.filter(([name, ref]) => ref && !(name in states));
    if (!missing.length) break;
    for (const [name, ref] of missing) {
      if (!ref) continue;
      const { state, entry } = isOne(ref) ? await readOne(reader, ref) : await readAll(reader, ref);
      states[name] = state;
      entries.set(entry.stream, entry);
    }
  }
  return { states, entries: [...entries.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1)) };
}

interface Read {
  readonly state: unknown;
  readonly entry: BasisEntry;
}

async function readOne(reader: Reader, ref: StreamRef): Promise<Read> {
  const stream = streamOf(ref);
  const { state, revision } = await reader.one(stream);
  return { state, entry: { stream, revision: revision === null ? null : String(revision) } };
}

/** One entry says: every stream of the cohort, up to that position. */
async function readAll(reader: Reader, { category, of, ids }: StreamsRef): Promise<Read> {
  const { states, upTo } = await reader.all(ids.map((id) => streamOf({ category, id: `${of}.${id}` })));
  const state = Object.fromEntries(ids.map((id, index) => [id, states[index]]));
  return { state, entry: { stream: `${category}-${of}.*`, revision: null, upTo } };
}

const hashes = new WeakMap<object, string>();
const hashOf = (content: object): string => {
  const known = hashes.get(content) ?? contentHash(content);
  hashes.set(content, known);
  return known;
};

/** The charter, calendar and regions that a decision stands on, each by id, edition and hash. */
export function rulesIn(own: unknown, { states }: Basis): Record<string, RuleRef> {
  const rules: Record<string, RuleRef> = {};
  const cohorts = [own, ...Object.values(states)].filter(isCohort);
  for (const { program: id, version } of cohorts) {
    const program = Object.values(states).find((state): state is Program => isProgram(state, id));
    const charter = program && charterOf(program, version);
    if (charter) rules.charter = { id, edition: String(version), sha256: hashOf(charter) };
  }
  for (const name of ['regions', 'calendar']) {
    const { edition, sha256 } = (states[name] ?? {}) as Partial<Catalog>;
    if (edition && sha256) rules[name] = { id: name, edition, sha256 };
  }
  return rules;
}

const isCohort = (state: unknown): state is Cohort => typeof state === 'object' && state !== null && 'targets' in state;
const isProgram = (state: unknown, id: string): boolean =>
  typeof state === 'object' && state !== null && 'charters' in state && (state as Program).charters[0]?.program === id;
