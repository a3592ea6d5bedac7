// Commands on what belongs to no cohort, one of each kind for random runs.
import type { Commissioner } from '../commission/commission.events.js';
import type { AnyCommand } from './world.kit.js';

type Asked = readonly [type: AnyCommand['type'], params: object, data: object];

export function besideAll(n: number, m: number, roster: readonly Commissioner[], at: string): readonly Asked[] {
  const personal = { key: 'k', nonce: 'n', text: 't' };
  const [person, token] = [{ person: `p${m}` }, { token: `t${m}` }];
  const issued = { title: 'x', hash: 'h', role: 'viewer', scope: {}, expires: at };
  return [
    ['RegisterPerson', person, { personal }],
    ['CorrectPerson', person, { personal, reason: 'x' }],
    ['IssueToken', token, issued],
    ['RevokeToken', token, { reason: 'x' }],
    ['AmendCommission', { commission: `c${m}` }, { reason: 'x', roster }],
    ['PublishEdition', { kind: 'regions' }, { kind: 'regions', edition: `${n}`, sha256: `${m}`, body: [] }],
  ];
}
