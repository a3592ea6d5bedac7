// Issuing and revoking a token.
import { ask, LATER } from '../testing/ask.kit.js';
import { fact } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { World } from '../testing/world.kit.js';
import type { Token } from './token.js';

const named = { token: 't1' };
const body = { title: 'Desk', hash: 'h', role: 'operator' } as const;
const issue = (more: object = {}) => ask('IssueToken', named, { ...body, ...more });
const revoke = (occurredAt?: string) => ask('RevokeToken', named, { reason: 'lost', occurredAt });
const issued = fact('token', 't1', 'TokenIssued', {
  token: 't1',
  ...body,
  scope: { cohorts: ['spring'] },
  expires: null,
});
const revoked = fact('token', 't1', 'TokenRevoked', { reason: 'lost' });

describe('IssueToken', () => {
  it('has no bounds and no end unless they are given', () =>
    given()
      .when(issue())
      .thenAppended(event('TokenIssued', { token: 't1', scope: {}, expires: null })));
  it('keeps its end in UTC', () =>
    given()
      .when(issue({ expires: '2022-12-31T23:59:59+03:00' }))
      .thenAppended(event('TokenIssued', { expires: '2022-12-31T20:59:59.000Z' })));
  it('is refused a second time, also after it was revoked', () => {
    given(issued).when(issue()).thenRefused('already-exists', { token: 't1' });
    given(issued, revoked).when(issue()).thenRefused('already-exists');
  });
  it('is refused in the future', () =>
    given()
      .when(issue({ occurredAt: LATER }))
      .thenRefused('time-in-future'));
});

describe('RevokeToken', () => {
  it('ends it', () =>
    given(issued)
      .when(revoke())
      .thenAppended(event('TokenRevoked', { reason: 'lost' })));
  it('is refused a second time', () =>
    given(issued, revoked).when(revoke()).thenRefused('already-recorded', { token: 't1' }));
  it('does not know one that was never issued', () => given().when(revoke(LATER)).thenUnknown('token', 't1'));
});

it('a token remembers its role and scope after it was revoked', () => {
  const state = new World([issued, revoked]).state<Token>({ category: 'token', id: 't1' });
  expect(state).toMatchObject({ issued: true, revoked: true, role: 'operator', scope: { cohorts: ['spring'] } });
});
