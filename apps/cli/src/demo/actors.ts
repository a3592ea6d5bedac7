// Tokens with the roles of those who act; fixed keys give the same ones each time.
import { ApiClient, cliToken, well } from '../api-client.js';
import { settings } from '../system.js';
import { refusePlayedByAnother } from './played-before.js';
import type { Clients } from './player.js';

export const actors = {
  operator: { title: 'Демонстрация: оператор', key: '7f8a4b8e-9b3f-4b7e-8a30-1f2f0a6d0c01' },
  secretary: { title: 'Демонстрация: секретарь', key: '7f8a4b8e-9b3f-4b7e-8a30-1f2f0a6d0c02' },
};

export async function clientsOf(url: string): Promise<Clients> {
  const administrator = new ApiClient(url, cliToken(settings().data));
  const as = async (role: keyof typeof actors) => new ApiClient(url, await tokenFor(administrator, role));
  return { administrator, operator: await as('operator'), secretary: await as('secretary') };
}

async function tokenFor(api: ApiClient, role: keyof typeof actors): Promise<string> {
  const { title, key } = actors[role];
  const answer = await api.post('/api/v1/admin/tokens', { token: `demo-${role}`, title, role }, key);
  refusePlayedByAnother(answer);
  return String(well(answer).bearer);
}
