// Who gets in, and to what: tokens and the table of roles.
import type { Role } from '#domain/roles';
import type { Client } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

describe('access', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    await small.enroll('vko', 'VOR', 'KRS');
    await small.attend('vko', 'VOR', 'KRS');
    await system.settled();
  }, 30_000);

  describe('a token', () => {
    it('is needed', async () => {
      const answer = await system.stranger().get('/me');
      expect([answer.status, answer.body.code]).toEqual([401, 'unauthorized']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    });

    it.each([
      ['nobody’s', 'nonsense'],
      ['of an id that prototypes know', 'vekha_constructor_AAAAAAAAAAAAAAAAAAAAAAAA'],
      ['too long', 'x'.repeat(9_000)],
    ])('that is %s opens nothing', async (_, bearer) => {
      expect(await system.stranger(bearer).codeOf('/me')).toEqual([401, 'unauthorized']);
    });

    it('with another’s id and its own secret opens nothing', async () => {
      const { bearer = '' } = await system.as('viewer');
      const forged = bearer.replace(/_([^_]+)_/, (_, id: string) => `_${id.slice(0, -1)}0_`);
      expect(await system.stranger(forged === bearer ? `${bearer}x` : forged).codeOf('/me')).toEqual([
        401,
        'unauthorized',
      ]);
      expect(await system.stranger(`${bearer}A`).codeOf('/me')).toEqual([401, 'unauthorized']);
    });

    it('opens nothing from the moment it is revoked', async () => {
      const viewer = await system.as('viewer');
      const { token } = await viewer.found('/me');
      await system.admin.done(`/admin/tokens/${token}/revoke`, { reason: 'утерян' });
      expect(await viewer.codeOf('/me')).toEqual([401, 'unauthorized']);
    });

    it('opens nothing when its time is over', async () => {
      const over = await system.as('viewer', {}, { expires: '2022-01-01T00:00:00+03:00' });
      const good = await system.as('viewer', {}, { expires: '2222-01-01T00:00:00+03:00' });
      expect(await over.codeOf('/me')).toEqual([401, 'unauthorized']);
      expect(await good.codeOf('/me')).toEqual([200, undefined]);
    });

    it('is listed for administrators, and what opens it is kept nowhere', async () => {
      const { bearer = '' } = await system.as('viewer');
      const list = JSON.stringify(await system.admin.found('/admin/tokens?limit=500'));
      const secret = bearer.split('_').slice(2).join('_');
      expect(secret.length).toBeGreaterThan(30);
      expect(list + JSON.stringify((await system.log.all()).map(({ data, receipt }) => [data, receipt]))).not.toContain(
        secret,
      );
    });
  });

  describe('a role', () => {
    /** One route an area of work; who may has any answer but 401 and 403. */
    const routes: readonly (readonly [area: string, method: string, path: () => string, who: string])[] = [
      ['tokens', 'GET', () => '/admin/tokens', 'administrator'],
      ['clock', 'POST', () => '/admin/clock', 'administrator'],
      ['projections', 'GET', () => '/admin/projections', 'administrator'],
      ['programs', 'POST', () => '/programs', 'administrator operator'],
      ['cohorts', 'POST', () => `/cohorts/${small.cohort}/capacity`, 'administrator operator'],
      ['admission', 'POST', () => `/cohorts/${small.cohort}/teams`, 'administrator operator'],
      ['registry', 'POST', () => small.ofTeam('vko', 'registry'), 'administrator operator'],
      ['people', 'GET', () => '/people', 'administrator operator'],
      ['attendance', 'POST', () => small.ofTeam('vko', 'attendance'), 'administrator operator secretary'],
      ['documents', 'POST', () => small.ofTeam('vko', 'application'), 'administrator operator secretary team'],
      [
        'remark answers',
        'POST',
        () => small.ofTeam('vko', 'remarks/r1/answer'),
        'administrator operator secretary team',
      ],
      ['sittings', 'POST', () => '/sittings', 'administrator secretary'],
      ['items', 'POST', () => '/sittings/s/items/i/close', 'administrator secretary'],
      ['verdicts', 'POST', () => small.ofTeam('vko', 'defense'), 'administrator secretary'],
      ['commissions', 'POST', () => '/commissions', 'administrator secretary'],
      ['scores', 'POST', () => '/sittings/s/scores', 'administrator secretary commission-member'],
      ['dissents', 'POST', () => '/sittings/s/dissents', 'administrator secretary commission-member'],
      [
        'figures',
        'GET',
        () => '/regions/progress',
        'administrator operator secretary commission-member auditor viewer',
      ],
      [
        'boards',
        'GET',
        () => `/cohorts/${small.cohort}`,
        'administrator operator secretary commission-member auditor viewer',
      ],
      [
        'a case file',
        'GET',
        () => small.ofTeam('vko'),
        'administrator operator secretary commission-member team auditor viewer',
      ],
      ['a history', 'GET', () => small.ofTeam('vko', 'history'), 'administrator operator team auditor'],
      ['decisions', 'GET', () => '/decisions', 'administrator operator auditor'],
      ['who decided', 'GET', () => '/decisions/actors', 'administrator operator auditor'],
      ['oneself', 'GET', () => '/me', 'administrator operator secretary commission-member team auditor viewer'],
    ];
    const roles: readonly Role[] = [
      'administrator',
      'operator',
      'secretary',
      'commission-member',
      'team',
      'auditor',
      'viewer',
    ];
    const clients = new Map<Role, Client>();

    beforeAll(async () => {
      for (const role of roles)
        clients.set(role, await system.as(role, role === 'team' ? { team: `${small.cohort}.vko` } : {}));
    });

    it.each(routes)('opens %s (%s) to those whom the table of roles names', async (_, method, path, who) => {
      const headers = method === 'POST' ? { 'content-type': 'application/json' } : {};
      const asked = roles.map(async (role) => {
        const body = method === 'POST' ? '{}' : undefined;
        const { status } = await clients.get(role)!.send(method, path(), { headers, body });
        return status === 401 || status === 403 ? [] : [role];
      });
      expect((await Promise.all(asked)).flat()).toEqual(who.split(' '));
    });

    it('is told by /me, with what it may do', async () => {
      expect(await clients.get('auditor')!.found('/me')).toMatchObject({
        role: 'auditor',
        may: ['figures', 'personal-data', 'history'],
      });
    });

    it('that shows no personal data shows none anywhere', async () => {
      const viewer = clients.get('viewer')!;
      for (const path of [
        small.ofTeam('vko'),
        `/cohorts/${small.cohort}`,
        '/commissions',
        `/commissions/${small.commission}`,
      ])
        expect(JSON.stringify(await viewer.found(path))).not.toContain('вымышл');
    });
  });

  it('of a secretary for a commissioner is told in the receipt', async () => {
    const secretary = await system.as('secretary');
    const sitting = await small.sit('behalf', 'vko', 'pre-defense');
    const conflict = { person: small.member, item: 'vko', reason: 'знаком с проектом' };
    const { decision, position } = await secretary.done(`/sittings/${sitting}/conflicts`, conflict);
    const found = await system.admin.found(`/decisions/${decision}?after=${position}`);
    expect(found.actedAs).toMatchObject({ role: 'secretary', onBehalfOf: small.member });
  });
});
