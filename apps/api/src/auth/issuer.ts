// Bearers for tokens, and the first administrator's.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { Decisions } from '#engine/decisions';
import { SYSTEM } from '#engine/editions';
import { States } from '#engine/states';
import { KeyStore } from '#event-store/personal-data/key-store';
import { hashOf, issueBearer, tokenOf } from './bearer.js';

const ISSUER = 'issuer-of-bearers';
const FIRST = 'first-administrator';

@Injectable()
export class Issuer {
  constructor(
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(States) private readonly states: States,
  ) {}

  /** The same bearer for the same token and key, so that a lost answer can be asked for again. */
  async bearerOf(token: string, key: string): Promise<{ bearer: string; hash: string }> {
    const bearer = issueBearer(await this.keys.obtain(ISSUER), token, key);
    return { bearer, hash: hashOf(bearer) };
  }

  /** The first administrator's bearer, when it was made now; undefined when there is one, or it was preset. */
  async ensureFirst(preset: string | undefined): Promise<string | undefined> {
    if (preset) {
      await this.#administrator(
        tokenOf(preset),
        'Первый администратор (VEKHA_ADMIN_TOKEN)',
        hashOf(preset),
        uuidv5(preset, uuidv5.URL),
      );
      return undefined;
    }
    if ((await this.states.load(`token-${FIRST}`, true)).revision !== null) return undefined;
    return this.issueAdministrator(FIRST, 'Первый администратор');
  }

  /** A new administrator's token and its bearer. */
  async issueAdministrator(token: string, title: string): Promise<string> {
    const key = randomUUID();
    const { bearer, hash } = await this.bearerOf(token, key);
    await this.#administrator(token, title, hash, key);
    return bearer;
  }

  async #administrator(token: string, title: string, hash: string, key: string): Promise<void> {
    const data = { title, hash, role: 'administrator' };
    await this.decisions.take({
      target: { category: 'token', id: token },
      type: 'IssueToken',
      params: { token },
      data,
      key,
      actor: SYSTEM,
    });
  }
}
