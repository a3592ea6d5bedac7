// A projector of its own has no API: a small port answers what is measured of it and whether it can do its work.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connections } from '#connections/connections';
import type { OwnerService } from './owner.service.js';

export interface Operations {
  readonly port: number;
  close(): void;
}

/** `GET /metrics`, `/health/live`, `/health/ready`. Throws when the port is taken. */
export async function serveOperations(
  { metrics, health }: Connections,
  owner: OwnerService,
  at: { readonly host: string; readonly port: number },
): Promise<Operations> {
  const owns = metrics.gauge('vekha_projector_owner', 'Whether this process projects the shard', ['shard']);
  metrics.beforeRendering(() => {
    for (const shard of owner.shards.keys()) owns.set({ shard: String(shard) }, Number(owner.shards[shard]));
  });
  const json = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

  const routes: Readonly<Record<string, (response: ServerResponse) => Promise<unknown>>> = {
    '/metrics': async (response) =>
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(await metrics.render()),
    '/health/live': async (response) => json(response, 200, { live: true }),
    '/health/ready': async (response) => {
      const parts = await health.look();
      const ready = parts.store.ok && parts.database.ok;
      json(response, ready ? 200 : 503, { ready, owner: owner.isOwner, parts });
    },
  };
  const server = createServer((request, response) => {
    const route = routes[(request.url ?? '').split('?')[0]];
    if (!route || request.method !== 'GET') return json(response, 404, { code: 'unknown' });
    route(response).catch((error: Error) => json(response, 500, { code: 'internal', detail: error.message }));
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
