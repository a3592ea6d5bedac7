// `vekha sign-in`: a one-time link that signs a browser in to the running system.
import { type ApiClient, runningSystem, well } from './api-client.js';

interface SignInOptions {
  readonly role?: string;
  readonly wall?: boolean;
  readonly json?: boolean;
}
interface Link {
  readonly url: string;
  readonly role: string;
  /** RFC 3339: until when it can be used. */
  readonly until: string;
}

export async function signIn({ role, wall, json }: SignInOptions): Promise<void> {
  const link = await linkFor(runningSystem(), { ...(role && { role }), ...(wall && { wall }) });
  process.stdout.write(json ? `${JSON.stringify(link)}\n` : `${linkLines(link).join('\n')}\n`);
}

/** Throws Failure where the token may not become that role. */
export async function linkFor(api: ApiClient, asked: { role?: string; wall?: boolean } = {}): Promise<Link> {
  const { code, role, until } = well(await api.post('/api/v1/session/links', asked));
  const query = asked.wall ? '?from=/wall' : '';
  return { url: `${api.url}/sign-in${query}#${code}`, role: String(role), until: String(until) };
}

export const linkLines = ({ url, role, until }: Link): string[] => [
  `Откройте в браузере (вход: ${role}; один раз, до ${new Date(until).toLocaleTimeString('ru')}; новая ссылка: npx vekha sign-in):`,
  `  ${url}`,
];
