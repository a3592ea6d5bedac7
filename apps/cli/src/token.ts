// `vekha token create|list|revoke`.
import { type ApiClient, runningSystem, well } from './api-client.js';
import { tableOf } from './table.js';

interface CreateOptions {
  readonly role: string;
  readonly title: string;
  readonly id?: string;
  readonly cohorts?: string;
  readonly regions?: string;
  readonly team?: string;
  readonly person?: string;
  readonly expires?: string;
  readonly json?: boolean;
}

const list = (given: string | undefined) => given?.split(',').map((each) => each.trim());
const print = (text: string) => void process.stdout.write(`${text}\n`);

export async function tokenCreate({ role, title, id, expires, json, ...bound }: CreateOptions): Promise<void> {
  const scope = { cohorts: list(bound.cohorts), regions: list(bound.regions), team: bound.team, person: bound.person };
  const api = runningSystem();
  const issued = well(await api.post('/api/v1/admin/tokens', { token: id, title, role, scope, expires }));
  print(json ? JSON.stringify(issued) : `Токен выпущен. Он показывается один раз:\n  ${issued.bearer}`);
  await untilListed(api, issued);
}

interface TokenRow {
  readonly token: string;
  readonly title: string;
  readonly role: string;
  readonly scope: object;
  readonly expires: string | null;
  readonly revoked: { readonly at: string } | null;
  readonly lastDecisionAt: string | null;
}

export async function tokenList({ json }: { json?: boolean }): Promise<void> {
  const api = runningSystem();
  const tokens: TokenRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = well(
      await api.get(`/api/v1/admin/tokens?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`),
    );
    tokens.push(...(page.items as TokenRow[]));
    cursor = page.next as string | null;
  }
  if (json) return print(JSON.stringify(tokens));
  const table = tableOf(['токен', 'роль', 'для чего', 'только', 'действует до', 'отозван', 'последнее решение']);
  for (const { token, role, title, scope, expires, revoked, lastDecisionAt } of tokens)
    table.push([
      ...[token, role, title, Object.values(scope).flat().join(', ')],
      ...[expires ?? '—', revoked?.at ?? '—', lastDecisionAt ?? '—'],
    ]);
  print(table.toString());
}

export async function tokenRevoke(id: string, { reason, json }: { reason: string; json?: boolean }): Promise<void> {
  const api = runningSystem();
  const revoked = well(await api.post(`/api/v1/admin/tokens/${encodeURIComponent(id)}/revoke`, { reason }));
  print(json ? JSON.stringify(revoked) : `Токен ${id} отозван.`);
  await untilListed(api, revoked);
}

/** The next command of a script finds in the list what this one did; where the list lags, it is done all the same. */
async function untilListed(api: ApiClient, { position }: Record<string, unknown>): Promise<void> {
  const { status } = await api.get(`/api/v1/admin/tokens?limit=1&after=${position}`);
  if (status !== 200) process.stderr.write('Сделано; список токенов отстаёт и покажет это позже.\n');
}
