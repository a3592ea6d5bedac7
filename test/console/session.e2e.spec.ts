// Signing a browser in, over HTTP: links that work once, cookies that only count on our own pages, roles that stay.
import type { Role } from '#domain/roles';
import type { Client } from '../end-to-end/client.kit.js';
import { systemOfThisFile } from '../end-to-end/system.kit.js';

describe('a browser’s session', () => {
  const system = systemOfThisFile();
  const origin = () => ({ origin: system.url });
  const link = async (asked: object = {}, by: Client = system.admin) => {
    const { status, body } = await by.post('/session/links', asked);
    expect([status, body.code ?? '']).toEqual([200, expect.any(String)]);
    return String(body.code);
  };
  const begin = (body: object, headers: Readonly<Record<string, string>> = origin()) =>
    system.stranger().post('/session', body, { headers });
  const signedIn = async (role?: Role) => {
    const { headers } = await begin({ code: await link({ role }) });
    return { cookie: String(headers.get('set-cookie')).split(';')[0] };
  };
  const me = (headers: Readonly<Record<string, string>>) => system.stranger().get('/me', headers);

  it('is begun by a link, and acts as the token with the role that was asked for', async () => {
    const answer = await begin({ code: await link({ role: 'operator' }) });
    expect([answer.status, answer.body.role]).toEqual([200, 'operator']);
    const set = String(answer.headers.get('set-cookie'));
    expect(set).toMatch(/^vekha-[^=]+=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const { body } = await me({ cookie: set.split(';')[0] });
    expect([body.role, body.token]).toEqual(['operator', (await system.admin.found('/me')).token]);
    expect(body.may).not.toContain('administration');
  });

  it('is not begun by a link that was used', async () => {
    const code = await link();
    expect((await begin({ code })).status).toBe(200);
    const again = await begin({ code });
    expect([again.status, again.body.code]).toEqual([410, 'sign-in-link-over']);
    expect(again.body.detail).toContain('npx vekha sign-in');
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('is begun by a token, and not by one that is none', async () => {
    expect((await begin({ token: system.bearer })).status).toBe(200);
    const answer = await begin({ token: 'nonsense' });
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthorized']);
    expect((await begin({})).status).toBe(401);
  });

  it.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a hidden origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['nowhere', {}],
  ])('is neither begun nor used for a change from %s', async (_, headers: Readonly<Record<string, string>>) => {
    const begun = await begin({ code: await link() }, headers);
    expect([begun.status, begun.body.code]).toEqual([403, 'foreign-origin']);
    const { cookie } = await signedIn();
    const changed = await system.stranger().post('/people', { person: 'x' }, { headers: { cookie, ...headers } });
    expect([changed.status, changed.body.code]).toEqual([403, 'foreign-origin']);
  });

  it('is used for a change from our own pages, under the role it has', async () => {
    const person = { person: `${system.run}-anna`, personal: { name: 'Анна (вымышл.)' } };
    const as = async (role: Role) =>
      system.stranger().post('/people', person, { headers: { ...(await signedIn(role)), ...origin() } });
    expect((await as('viewer')).status).toBe(403);
    expect((await as('operator')).status).toBe(201);
  });

  it('is not read by another site’s pages', async () => {
    const { cookie } = await signedIn();
    expect((await me({ cookie, 'sec-fetch-site': 'same-site' })).body.code).toBe('foreign-origin');
    expect((await me({ cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it.each([
    ['forged', (value: string) => `${value.slice(0, -2)}AA`],
    [
      'with another role written in',
      (value: string) => {
        const [name, rest] = value.split('=');
        const [body, signature] = rest.split('.');
        const sealed = JSON.parse(Buffer.from(body, 'base64url').toString());
        return `${name}=${Buffer.from(JSON.stringify({ ...sealed, role: 'administrator' })).toString('base64url')}.${signature}`;
      },
    ],
    ['empty', (value: string) => `${value.split('=')[0]}=.`],
  ])('opens nothing when it is %s', async (_, changed) => {
    const { cookie } = await signedIn('viewer');
    expect((await me({ cookie: changed(cookie) })).status).toBe(401);
  });

  it('ends when it is signed out', async () => {
    const { cookie } = await signedIn();
    const ended = await system.stranger().send('DELETE', '/session', { headers: { cookie, ...origin() } });
    expect([ended.status, ended.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('=;')]);
    expect((await me({ cookie })).status).toBe(401);
  });

  it('ends with its token', async () => {
    const operator = await system.as('operator');
    const { headers } = await begin({ code: await link({}, operator) });
    const cookie = String(headers.get('set-cookie')).split(';')[0];
    expect((await me({ cookie })).body.role).toBe('operator');
    await system.admin.done(`/admin/tokens/${(await operator.found('/me')).token}/revoke`, { reason: 'утерян' });
    expect((await me({ cookie })).status).toBe(401);
  });

  it.each<[Role, Role, boolean, object?]>([
    ['operator', 'viewer', true],
    ['operator', 'auditor', false],
    ['viewer', 'operator', false],
    ['secretary', 'administrator', false],
    ['team', 'viewer', false, { team: 'some-cohort.some-team' }],
    ['commission-member', 'viewer', false, { person: 'somebody' }],
  ])('of a link that a %s makes for a %s: %s', async (own, wanted, isAllowed, scope = {}) => {
    const by = await system.as(own, scope);
    expect((await by.post('/session/links', { role: wanted })).status).toBe(isAllowed ? 200 : 403);
  });

  it('of a screen on a wall is a viewer’s, for months', async () => {
    const answer = await begin({ code: await link({ wall: true }) });
    expect(answer.body.role).toBe('viewer');
    expect(Date.parse(String(answer.body.until)) - Date.now()).toBeGreaterThan(80 * 86_400_000);
  });

  it('outlives a restart of the system', async () => {
    const { cookie } = await signedIn('auditor');
    await system.restart();
    expect((await me({ cookie })).body.role).toBe('auditor');
  }, 60_000);
});

describe('the console’s page', () => {
  const system = systemOfThisFile();

  it('is the answer to every address of its own, without scripts from elsewhere and in no one’s frame', async () => {
    for (const path of ['//', '//sign-in', '//a/b/c']) {
      const { status, type, headers } = await system.stranger().get(path);
      expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
      const policy = String(headers.get('content-security-policy'));
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('leaves what is not there under the API not found', async () => {
    for (const path of ['//api/v1/nothing', '//health/nothing', '//assets/nothing.js']) {
      const { status, body } = await system.stranger().get(path);
      expect([status, body.code]).toEqual([404, 'unknown']);
    }
  });

  it('has files that are kept for a year and come compressed', async () => {
    const { body } = await system.stranger().get('//');
    const [script] = /\/assets\/[^"]+\.js/.exec(String(body.text)) ?? [];
    const { headers, status } = await system.stranger().get(`/${script}`, { 'accept-encoding': 'br' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('br');
  });

  it('is not sent again to whoever has it', async () => {
    const { headers } = await system.stranger().get('//');
    const again = await system.stranger().get('//', { 'if-none-match': String(headers.get('etag')) });
    expect(again.status).toBe(304);
  });
});
