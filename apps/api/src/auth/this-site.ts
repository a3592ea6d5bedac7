// Whether a browser asks from this site's own pages: a cookie alone proves nothing, since it is sent along by itself.
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Reading needs no sign against it, changing needs one for it. Another port of the same machine is another site. */
export function isOfThisSite({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && SAFE.has(method))) return false;
  if (headers.origin !== undefined) return hostOf(headers.origin) === headers.host;
  return SAFE.has(method) || site === 'same-origin';
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
