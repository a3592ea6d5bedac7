// Links that sign a browser in: each once, within minutes, on the process that made it.
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Standing } from './sessions.js';

const MINUTES = 10;

export interface Invitation extends Standing {
  /** Only from this machine. */
  readonly isLocal: boolean;
  /** How long the session is to last, in milliseconds. */
  readonly lifetime: number;
}

@Injectable()
export class SignInLinks {
  readonly #open = new LRUCache<string, Invitation>({ max: 1_000, ttl: MINUTES * 60_000 });

  /** The code of a new link, which is kept nowhere. */
  make(invitation: Invitation): { code: string; until: string } {
    const code = randomBytes(24).toString('base64url');
    this.#open.set(digest(code), invitation);
    return { code, until: new Date(Date.now() + MINUTES * 60_000).toISOString() };
  }

  /** What the link was for, once; undefined when it was used, is over, or asked for from afar where it must not. */
  take(code: string, address: string): Invitation | undefined {
    const key = digest(code);
    const invitation = this.#open.get(key);
    if (!invitation || (invitation.isLocal && !isLoopback(address))) return undefined;
    this.#open.delete(key);
    return invitation;
  }
}

const digest = (code: string): string => createHash('sha256').update(code).digest('base64url');

const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./.test(address);
