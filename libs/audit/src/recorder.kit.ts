// Histories of a test's own: commands decided in memory by the real deciders, left in a log with the receipts of the real engine.
import { v5 as uuidv5 } from 'uuid';
import { type Command, isRefusal, isUnknown } from '#domain/decider';
import { practice } from '#domain/testing/charter.kit';
import { composition, region } from '#domain/testing/facts.kit';
import { type AnyCommand, targetOf } from '#domain/testing/world.kit';
import { type Reader, rulesIn } from '#engine/deciding/basis';
import { deciders, streamOf } from '#engine/deciding/deciders';
import { judge, recordedAs } from '#engine/deciding/judge';
import { StreamState } from '#engine/deciding/stream-state';
import { contentHash } from '#event-store/canonical';
import type { LoggedEvent } from '#event-store/logged-event';
import { RecordedLog } from './evidence/recorded.log.js';

const DECISIONS = '5d1c0a9e-77a4-5a35-9a55-6a1a6d2f7c11';
export const HELD = '2022-03-10T09:00:00.000Z';

export class Recorder {
  readonly events: LoggedEvent[] = [];
  readonly #streams = new Map<string, StreamState>();
  now = '2022-03-20T09:00:00.000Z';

  get log(): RecordedLog {
    return new RecordedLog(this.events);
  }

  get #place(): bigint {
    return BigInt(this.events.length) * 100n;
  }

  /** Decided and appended; answers the decision's id. Throws for what is unknown, or refused without being expected to be. */
  async take(type: string, params: Record<string, string>, data: object = {}, refused?: string): Promise<string> {
    const target = targetOf({ type, params } as unknown as AnyCommand);
    const state = this.#state(streamOf(target));
    const decision = uuidv5(String(this.events.length), DECISIONS);
    const command: Command = {
      type,
      params,
      data,
      now: this.now,
      actor: { token: 'test', role: 'operator' },
      decision,
    };
    const { basis, outcome } = await judge(deciders[target.category], command, state.state, this.#reader());
    if (isUnknown(outcome)) throw new Error(`${type}: no such ${outcome.unknown} ${outcome.id}`);
    const code = isRefusal(outcome) ? outcome.refused : undefined;
    if (code !== refused) throw new Error(`${type}: ${code ?? 'accepted'}, not ${refused ?? 'accepted'}`);
    const events = recordedAs(outcome, command);
    const rules = rulesIn(state.state, basis);
    const fingerprint = contentHash({ type, params, data });
    for (const [index, event] of events.entries())
      this.append({
        ...structuredClone(event),
        stream: state.stream,
        receipt: {
          decision,
          ...(index === 0 && { command }),
          commandType: type,
          fingerprint,
          actor: command.actor,
          now: this.now,
          basis: basis.entries,
          rules,
          build: 'vekha 0.1.0',
          index,
          count: events.length,
        },
      });
    return decision;
  }

  append(event: Omit<LoggedEvent, 'revision' | 'position'>): void {
    const state = this.#state(event.stream);
    const position = { commit: this.#place + 100n, prepare: this.#place + 100n };
    const logged = { ...event, revision: state.next, position };
    this.events.push(logged);
    if (!logged.broken) state.take(logged);
  }

  #state(stream: string): StreamState {
    const state = this.#streams.get(stream) ?? new StreamState(stream);
    this.#streams.set(stream, state);
    return state;
  }

  #reader(): Reader {
    const upTo = `${this.#place}/${this.#place}`;
    return {
      one: async (stream) => ({ state: this.#state(stream).state, revision: this.#state(stream).revision }),
      all: async (streams) => ({ states: streams.map((stream) => this.#state(stream).state), upTo }),
    };
  }
}

/** The practice program, its cohort spring with team alpha in it, two webinars dated, and a jury of four voters. */
export async function springOf(charter = practice): Promise<Recorder> {
  const recorder = new Recorder();
  const body = ['north', 'south', 'east', 'west'].map((key) => region(key));
  await recorder.take(
    'PublishEdition',
    { kind: 'regions' },
    { kind: 'regions', edition: '1', sha256: contentHash(body), body },
  );
  await recorder.take('CharterProgram', { program: charter.program }, { charter });
  await recorder.take(
    'OpenCohort',
    { cohort: 'spring' },
    { program: charter.program, title: 'Spring', targets: ['north', 'south'] },
  );
  const member = (person: string) => ({ person, category: 'authority', region: 'north' });
  const alpha = {
    ...composition('alpha'),
    members: ['alpha-1', 'alpha-2'].map(member),
    occurredAt: '2022-03-01T09:00:00.000Z',
  };
  await recorder.take('EnrollTeam', { cohort: 'spring', team: 'alpha' }, alpha);
  for (const session of ['w1', 'w2'])
    await recorder.take('ScheduleSession', { cohort: 'spring', session }, { startsAt: HELD, endsAt: HELD });
  const roster = ['chair', 'm1', 'm2', 'm3'].map((person) => ({
    person,
    role: person === 'chair' ? 'chair' : 'member',
  }));
  await recorder.take('AppointCommission', { commission: 'jury' }, { title: { ru: 'Жюри', en: 'Jury' }, roster });
  return recorder;
}

const ofAlpha = { cohort: 'spring', team: 'alpha' };

export const attend = (
  recorder: Recorder,
  session: string,
  present: readonly string[],
  excused: readonly string[] = [],
) => recorder.take('AttendWebinar', ofAlpha, { session, present, excused });

/** A sitting on alpha's stage with these in the room, its item closed. */
export async function sit(
  recorder: Recorder,
  sitting: string,
  stage: string,
  present: readonly string[],
): Promise<string> {
  const agenda = [{ item: 'i1', ...ofAlpha, stage, round: 1 }];
  await recorder.take('OpenSitting', { sitting }, { commission: 'jury', startsAt: HELD, agenda });
  for (const person of present) await recorder.take('ArriveAtSitting', { sitting }, { person });
  return recorder.take('CloseItem', { sitting, item: 'i1' });
}
