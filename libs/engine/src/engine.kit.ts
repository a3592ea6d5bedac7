// Engines over a real event node, as many processes would have them, and a program that has begun.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { v4 as uuid } from 'uuid';
import { fold, type StreamRef } from '#domain/decider';
import { composition, region } from '#domain/testing/facts.kit';
import { practice } from '#domain/testing/charter.kit';
import { startEventNode } from '#event-node/event-node';
import { EventStore } from '#event-store/event-store';
import type { Answer, Asked } from './asked.js';
import { ScenarioClock } from './clock.js';
import { deciders, streamOf } from './deciding/deciders.js';
import { Decisions } from './decisions.js';
import { Editions } from './editions.js';
import { RegistryEntry } from './registry-entry.js';
import { States } from './states.js';

export interface Engine {
  readonly store: EventStore;
  readonly states: States;
  readonly decisions: Decisions;
  readonly registryEntry: RegistryEntry;
  readonly clock: ScenarioClock;
  stop(): Promise<void>;
}

export const NOW = '2022-03-20T09:00:00.000Z';

/** An engine with a client, a cache and a subscription of its own. */
export async function engineOn(store: EventStore, inFlight = 100): Promise<Engine> {
  const clock = new ScenarioClock();
  clock.advance(NOW);
  const states = new States(store);
  const decisions = new Decisions(store, states, clock, { build: 'test', inFlight });
  const registryEntry = new RegistryEntry(decisions, states);
  await states.onApplicationBootstrap();
  const stop = async () => {
    await states.onApplicationShutdown();
    await store.close();
  };
  return { store, states, decisions, registryEntry, clock, stop };
}

export async function startNode() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vekha-engine-'));
  const node = await startEventNode({ folder });
  const url = `esdb://127.0.0.1:${node.port}?tls=false`;
  const stop = async () => {
    await node.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

export const asked = (target: StreamRef, type: string, params: Asked['params'], data: object, key = uuid()): Asked => ({
  target,
  type,
  params,
  data,
  key,
  actor: { token: 'test', role: 'administrator' },
});

export const onCohort = (cohort: string, type: string, data: object, params: Asked['params'] = {}, key = uuid()) =>
  asked({ category: 'cohort', id: cohort }, type, { cohort, ...params }, data, key);
export const onTeam = (cohort: string, team: string, type: string, data: object, key = uuid()) =>
  asked({ category: 'team', id: `${cohort}.${team}` }, type, { cohort, team }, data, key);
export const enroll = (cohort: string, team: string, more: object = {}, key = uuid()) =>
  onCohort(cohort, 'EnrollTeam', { ...composition(team), team, ...more }, { team }, key);

/** Everything that the practice program needs before its first team: charter, regions, people, a cohort. */
export async function begin({ decisions }: Engine, cohort: string, capacity = 2): Promise<void> {
  const regions = ['north', 'south', 'east', 'west'].map((key) => region(key));
  await new Editions(decisions).publish({ kind: 'regions', edition: 'test', body: regions });
  await decisions.take(
    asked({ category: 'program', id: 'practice' }, 'CharterProgram', { program: 'practice' }, { charter: practice }),
  );
  const opening = { program: 'practice', title: cohort, targets: ['north', 'south'], capacity };
  await decisions.take(onCohort(cohort, 'OpenCohort', opening));
}

const sealed = { ciphertext: 'c2VhbGVk', mac: 'bWFj' };

export async function register({ decisions }: Engine, ...persons: readonly string[]): Promise<void> {
  for (const person of persons)
    await decisions.take(asked({ category: 'person', id: person }, 'RegisterPerson', { person }, { personal: sealed }));
}

/** The members that the kit's composition names for these teams. */
export const membersOf = (...teams: readonly string[]): string[] => [
  ...new Set(teams.flatMap((team) => composition(team).members.map(({ person }) => person))),
];

/** What an engine that has never seen the stream makes of it. */
export async function stateOf(store: EventStore, target: StreamRef): Promise<unknown> {
  const events = await store.readStream(streamOf(target));
  return fold(
    deciders[target.category],
    events.map(({ type, data }) => ({ type, data: data as object })),
  );
}

/** Throws for a command that decided nothing. */
export async function taken(answer: Promise<Answer | null>): Promise<Answer> {
  const given = await answer;
  if (!given) throw new Error('nothing was decided');
  return given;
}

const registryOnly = {
  ...practice,
  program: 'short',
  stages: practice.stages
    .filter(({ kind }) => kind === 'registry')
    .map((stage) => ({ ...stage, requires: [], documents: { create: [], join: [], develop: [] } })),
};

/** A cohort `short` of a program that is nothing but a registry. */
export async function beginShort(engine: Engine): Promise<void> {
  const program = { category: 'program', id: 'short' };
  await engine.decisions.take(asked(program, 'CharterProgram', { program: 'short' }, { charter: registryOnly }));
  const opening = { program: 'short', title: 'short', targets: ['north'], capacity: 50 };
  await engine.decisions.take(onCohort('short', 'OpenCohort', opening));
}

/** A team of `short` whose application is filed. */
export async function readyToEnter(engine: Engine, team: string): Promise<void> {
  await register(engine, ...membersOf(team));
  await engine.decisions.take(enroll('short', team));
  const filing = { stage: 'entry', documents: [{ document: 'any', reference: '1' }] };
  await engine.decisions.take(onTeam('short', team, 'FileApplication', filing));
}

export const entering = (team: string, number: string, key = uuid()): Asked =>
  onTeam('short', team, 'EnterRegistry', { stage: 'entry', number, order: 'order 1' }, key);

/** Takes an entry as far as the reservation, and dies there. */
export async function interruptedAt(url: string, entry: Asked): Promise<void> {
  const dying = await engineOn(new EventStore({ url }));
  const take = dying.decisions.take.bind(dying.decisions);
  const killed = new Error('killed here');
  dying.decisions.take = (command) => (command.type === 'EnterRegistry' ? Promise.reject(killed) : take(command));
  const outcome = await dying.registryEntry.take(entry).catch((error) => error);
  await dying.stop();
  if (outcome !== killed) throw new Error('it was not interrupted');
}
