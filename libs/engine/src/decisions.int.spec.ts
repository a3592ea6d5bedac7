// The one write path over a real event node: once, with its receipt, whoever asks how often and from where.
import { jsonEvent } from '@eventstore/db-client';
import { v4 as uuid } from 'uuid';
import { arrivalsOf, type Cohort } from '#domain/cohort/cohort.state';
import { practice } from '#domain/testing/charter.kit';
import { contentHash } from '#event-store/canonical';
import { EventStore } from '#event-store/event-store';
import { OutcomeUnknown, StoreUnavailable, StreamUnreadable } from '#event-store/failures';
import {
  asked,
  begin,
  type Engine,
  engineOn,
  enroll,
  membersOf,
  NOW,
  onCohort,
  register,
  startNode,
  stateOf,
  taken,
} from './engine.kit.js';
import { KeyReused, NotFound, TooBusy, Undetermined } from './failures.js';

let node: Awaited<ReturnType<typeof startNode>>;
let one: Engine;
let other: Engine;

beforeAll(async () => {
  node = await startNode();
  one = await engineOn(new EventStore({ url: node.url }));
  other = await engineOn(new EventStore({ url: node.url }));
  await begin(one, 'spring');
  await register(one, ...membersOf('alpha', 'beta', 'gamma', 'delta'));
});
afterAll(async () => {
  await one.stop();
  await other.stop();
  await node.stop();
});

const cohortOf = async (cohort: string) => (await stateOf(one.store, { category: 'cohort', id: cohort })) as Cohort;
const headOf = async (engine: Engine) => (await engine.store.head())?.commit;

/** A store whose answers to appends are lost on the way. */
class Deaf extends EventStore {
  constructor(
    url: string,
    private readonly writes: boolean,
  ) {
    super({ url });
  }
  override async append(...args: Parameters<EventStore['append']>): ReturnType<EventStore['append']> {
    if (this.writes) await super.append(...args);
    throw new OutcomeUnknown('the answer was lost');
  }
}

describe('a decision', () => {
  it('leaves a receipt that names everything it stood on', async () => {
    const answer = await taken(one.decisions.take(enroll('spring', 'alpha')));
    const [event] = await one.store.readStream('cohort-spring', answer.revision, 1);
    const charter = { id: 'practice', edition: '1', sha256: contentHash(practice) };
    expect(event.receipt).toMatchObject({
      decision: answer.decision,
      commandType: 'EnrollTeam',
      command: { type: 'EnrollTeam', now: NOW, params: { cohort: 'spring', team: 'alpha' } },
      actor: { token: 'test', role: 'administrator' },
      now: NOW,
      basis: [{ stream: 'program-practice', revision: '0' }],
      rules: { charter },
      build: 'test',
      index: 0,
      count: 1,
    });
  });

  it('asked again is answered again, from any process and however much has happened since', async () => {
    const key = uuid();
    await begin(one, 'again');
    const first = await taken(one.decisions.take(enroll('again', 'alpha', {}, key)));
    await one.decisions.take(onCohort('again', 'SetCapacity', { capacity: 9 }));
    const repeated = await taken(other.decisions.take(enroll('again', 'alpha', {}, key)));
    expect(repeated).toMatchObject({ decision: first.decision, revision: first.revision, repeated: true });
    expect(repeated.events).toEqual(first.events);
  });

  it('asked with another body under the same key is an error and leaves nothing', async () => {
    const key = uuid();
    await begin(one, 'reused');
    await one.decisions.take(enroll('reused', 'alpha', {}, key));
    const head = await headOf(one);
    await expect(one.decisions.take(enroll('reused', 'alpha', { name: 'other' }, key))).rejects.toThrow(KeyReused);
    expect(await headOf(one)).toBe(head);
  });

  it('is one decision when two processes are asked at once', async () => {
    await begin(one, 'twins');
    const key = uuid();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        taken((n % 2 ? one : other).decisions.take(enroll('twins', 'alpha', {}, key))),
      ),
    );
    expect(new Set(answers.map(({ decision, revision }) => `${decision} ${revision}`)).size).toBe(1);
    expect(await one.store.readStream('cohort-twins')).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it('is recorded, and given again', async () => {
    await begin(one, 'refusals');
    await one.decisions.take(enroll('refusals', 'alpha'));
    const key = uuid();
    const first = await taken(one.decisions.take(enroll('refusals', 'alpha', {}, key)));
    expect(first.refusal).toMatchObject({ code: 'team-already-enrolled', facts: { team: 'alpha' } });
    const again = await taken(other.decisions.take(enroll('refusals', 'alpha', {}, key)));
    expect(again).toMatchObject({ repeated: true, refusal: first.refusal, revision: first.revision });
  });

  it('is not given on a state that another process has overtaken', async () => {
    await begin(one, 'stale', 1);
    await one.decisions.take(enroll('stale', 'alpha'));
    await other.states.load('cohort-stale', true);
    await one.decisions.take(onCohort('stale', 'SetCapacity', { capacity: 0 + 2 }));
    const answer = await taken(other.decisions.take(enroll('stale', 'beta')));
    expect(answer.events).toMatchObject([{ type: 'TeamEnrolled' }]);
  });
});

describe('two processes', () => {
  it('give the last seat once', async () => {
    await begin(one, 'seats', 1);
    await other.states.load('cohort-seats', true);
    const answers = await Promise.all([
      taken(one.decisions.take(enroll('seats', 'alpha'))),
      taken(other.decisions.take(enroll('seats', 'beta'))),
    ]);
    expect(answers.flatMap(({ events }) => events.map(({ type }) => type)).sort()).toEqual([
      'TeamEnrolled',
      'TeamWaitlisted',
    ]);
  });

  it('admit one person to one team', async () => {
    await begin(one, 'persons', 5);
    const { members } = enroll('persons', 'alpha').data as { members: object[] };
    const answers = await Promise.all([
      taken(one.decisions.take(enroll('persons', 'alpha'))),
      taken(other.decisions.take(enroll('persons', 'beta', { members }))),
    ]);
    expect(answers.map(({ refusal }) => refusal?.code).sort()).toEqual(['person-in-two-teams', undefined]);
    expect(arrivalsOf(await cohortOf('persons'))).toHaveLength(1);
  });
});

describe('what is not decided', () => {
  it('leaves nothing: unknown cohorts and people', async () => {
    const head = await headOf(one);
    await expect(one.decisions.take(enroll('nowhere', 'alpha'))).rejects.toThrow(new NotFound('cohort', 'nowhere'));
    const strangers = { members: [{ person: 'nobody', category: 'authority', region: 'north' }] };
    await expect(one.decisions.take(enroll('spring', 'delta', strangers))).rejects.toThrow(
      new NotFound('person', 'nobody'),
    );
    expect(await headOf(one)).toBe(head);
  });

  it('is turned away at the bound on what is under way', async () => {
    const small = await engineOn(new EventStore({ url: node.url }), 1);
    await begin(one, 'busy');
    const outcomes = await Promise.allSettled(
      ['alpha', 'beta'].map((team) => small.decisions.take(enroll('busy', team))),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(TooBusy);
    await small.stop();
  });

  it('is not decided around a stream that cannot be read', async () => {
    await begin(one, 'broken');
    const receipt = { decision: uuid(), fingerprint: 'x', now: NOW, index: 0, count: 1 };
    await one.store.append('cohort-broken', 0n, [jsonEvent({ type: 'SomethingElse', data: {}, metadata: receipt })]);
    await expect(other.decisions.take(enroll('broken', 'alpha'))).rejects.toThrow(StreamUnreadable);
  });
});

describe('a lost answer', () => {
  it('is found in the stream when the append stands', async () => {
    await begin(one, 'lost');
    const deaf = await engineOn(new Deaf(node.url, true));
    const answer = await taken(deaf.decisions.take(enroll('lost', 'alpha')));
    expect(answer).toMatchObject({ repeated: true, events: [{ type: 'TeamEnrolled' }] });
    await deaf.stop();
  });

  it('is told as undetermined when it does not, and asking again decides once', async () => {
    await begin(one, 'undetermined');
    const deaf = await engineOn(new Deaf(node.url, false));
    const command = enroll('undetermined', 'alpha');
    await expect(deaf.decisions.take(command)).rejects.toThrow(Undetermined);
    const answer = await taken(one.decisions.take(command));
    expect(answer).toMatchObject({ repeated: false, events: [{ type: 'TeamEnrolled' }] });
    await deaf.stop();
  });

  it('is an error of its own while the store is away', async () => {
    const away = new EventStore({ url: 'esdb://127.0.0.1:1?tls=false', deadline: 500 });
    await expect(away.readStream('cohort-spring')).rejects.toThrow(StoreUnavailable);
    await away.close();
  });
});

describe('the clock', () => {
  it('never goes back within a stream', async () => {
    await begin(one, 'clock');
    const late = await engineOn(new EventStore({ url: node.url }));
    late.clock.advance('2023-01-01T00:00:00.000Z');
    await late.decisions.take(enroll('clock', 'alpha'));
    const answer = await taken(one.decisions.take(enroll('clock', 'beta')));
    const [event] = await one.store.readStream('cohort-clock', answer.revision, 1);
    expect(event.receipt?.now).toBe('2023-01-01T00:00:00.000Z');
    await late.stop();
  });

  it('is that of the receipt, not of the body', async () => {
    const future = asked(
      { category: 'person', id: 'future' },
      'RegisterPerson',
      { person: 'future' },
      {
        personal: { ciphertext: 'eA==', mac: 'eA==' },
        occurredAt: '2030-01-01T00:00:00Z',
      },
    );
    const answer = await taken(one.decisions.take(future));
    expect(answer.refusal).toMatchObject({ code: 'time-in-future' });
  });
});
