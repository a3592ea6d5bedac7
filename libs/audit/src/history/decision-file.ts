// One decision as a file: its receipt, the rules by their hash and the states it stood on, all read from the log.
import type { Catalog } from '#domain/catalog/catalog';
import type { Program } from '#domain/program/program';
import { contentHash } from '#event-store/canonical';
import type { LoggedEvent, Receipt, RuleRef } from '#event-store/logged-event';
import type { Log } from '../evidence/log.js';
import { PastStates } from '../evidence/past-states.js';

export interface StoodOn {
  readonly stream: string;
  readonly revision: string | null;
  /** Of an entry for many streams: the place up to which they were read. Their states are left out. */
  readonly upTo: string | null;
  readonly state: unknown;
}
export interface RuleShown extends RuleRef {
  /** What the log holds under that hash; null where it no longer does. */
  readonly body: unknown;
}
export interface DecisionFile {
  readonly decision: string;
  readonly stream: string;
  /** Of its first event; and what the stream had become before it. */
  readonly revision: string;
  readonly before: unknown;
  readonly receipt: Receipt;
  readonly rules: Readonly<Record<string, RuleShown>>;
  readonly basis: readonly StoodOn[];
  readonly events: readonly { readonly type: string; readonly revision: string; readonly data: unknown }[];
}

/** Undefined where the stream holds no such decision. */
export async function decisionFile(log: Log, stream: string, decision: string): Promise<DecisionFile | undefined> {
  const events = (await log.stream(stream)).filter((event) => event.receipt?.decision === decision);
  const [first] = events;
  if (!first?.receipt) return undefined;
  const states = new PastStates(log);
  const { receipt, revision } = first;
  const before = revision === 0n ? null : (await states.at(stream, revision - 1n)).state;
  return {
    decision,
    stream,
    revision: String(revision),
    before,
    receipt,
    rules: await rulesOf(first, states),
    basis: await Promise.all(receipt.basis.map((entry) => stoodOn(entry, states))),
    events: events.map(told),
  };
}

const told = ({ type, revision, data }: LoggedEvent) => ({ type, revision: String(revision), data });

async function stoodOn({ stream, revision, upTo }: Receipt['basis'][number], states: PastStates): Promise<StoodOn> {
  const state = upTo === undefined && revision !== null ? (await states.at(stream, BigInt(revision))).state : null;
  return { stream, revision, upTo: upTo ?? null, state };
}

/** As they stood where the decision was taken. */
async function rulesOf({ receipt, position }: LoggedEvent, states: PastStates): Promise<Record<string, RuleShown>> {
  const shown = Object.entries(receipt?.rules ?? {}).map(async ([name, rule]) => {
    const stream = name === 'charter' ? `program-${rule.id}` : `catalog-${name}`;
    const { state } = await states.asOf(stream, position, true);
    return [name, { ...rule, body: bodyIn(name, state, rule) }] as const;
  });
  return Object.fromEntries(await Promise.all(shown));
}

function bodyIn(name: string, state: unknown, { sha256 }: RuleRef): unknown {
  const bodies = name === 'charter' ? (state as Program).charters : [(state as Partial<Catalog>).body];
  return bodies.find((body) => body != null && contentHash(body) === sha256) ?? null;
}
