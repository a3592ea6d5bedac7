// Browser sessions: a signed cookie that names a token. What it may is folded from the token's own stream each time, so a
// session ends with its token, on any process and across restarts.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Role } from '#domain/roles';
import { KeyStore } from '#event-store/personal-data/key-store';
import { LOG_ID } from '../tokens.js';
import type { Caller } from './caller.js';
import { SignIn } from './sign-in.js';

const KEY = 'signer-of-sessions';
const HOUR = 3_600_000;
export const WORKDAY_MS = 12 * HOUR;
/** Of a screen on a wall, which nobody signs in again. */
export const WALL_MS = 90 * 24 * HOUR;

/** On whose behalf a browser acts: a token, with its own role or a narrower one. */
export interface Standing {
  readonly token: string;
  readonly role: Role;
}
interface Sealed extends Standing {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

@Injectable()
export class Sessions {
  /** Signed out here; another process learns of it no more than of a cookie that was thrown away. */
  readonly #ended = new LRUCache<string, true>({ max: 10_000 });
  /** Cookies know no ports: two systems on one machine keep theirs apart by their log. */
  readonly cookie: string;

  constructor(
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(LOG_ID) logId: string,
  ) {
    this.cookie = `vekha-${String(logId).slice(0, 8)}`;
  }

  /** What the cookie is to hold. */
  async begin({ token, role }: Standing, lifetime: number): Promise<{ value: string; until: Date }> {
    const sealed: Sealed = { id: randomUUID(), token, role, until: Date.now() + lifetime };
    const body = Buffer.from(JSON.stringify(sealed)).toString('base64url');
    return { value: `${body}.${await this.#signatureOf(body)}`, until: new Date(sealed.until) };
  }

  /** The caller behind a cookie; undefined when it is forged, over or signed out, or its token opens nothing any more. */
  async callerBehind(value: string): Promise<Caller | undefined> {
    const session = await this.#opened(value);
    if (!session || session.until <= Date.now() || this.#ended.has(session.id)) return undefined;
    const caller = await this.signIn.callerOf(session.token);
    if (!caller) return undefined;
    const until = new Date(session.until).toISOString();
    return { ...caller, actor: { ...caller.actor, role: session.role }, session: { until } };
  }

  async end(value: string): Promise<void> {
    const session = await this.#opened(value);
    if (session) this.#ended.set(session.id, true);
  }

  async #opened(value: string): Promise<Sealed | undefined> {
    const [body = '', signature = ''] = value.split('.');
    const [given, wanted] = [Buffer.from(signature), Buffer.from(await this.#signatureOf(body))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Sealed;
  }

  async #signatureOf(body: string): Promise<string> {
    return createHmac('sha256', await this.keys.obtain(KEY))
      .update(body)
      .digest('base64url');
  }
}
