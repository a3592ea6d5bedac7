// Bearer tokens as callers hold them: `vekha_{token}_{secret}`, or whatever an administrator preset.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const ISSUED = /^vekha_([a-z0-9][a-z0-9-]{0,62})_([A-Za-z0-9_-]{20,})$/;

/** SHA-256 in hex: secrets are random and long, so nothing slower is needed. */
export const hashOf = (bearer: string): string => createHash('sha256').update(bearer).digest('hex');

/** The id of the token that a bearer claims to be; a preset one is known by its own hash. */
export const tokenOf = (bearer: string): string => ISSUED.exec(bearer)?.[1] ?? `preset-${hashOf(bearer).slice(0, 16)}`;

/** The bearer of a token, the same whenever it is asked for with the same key. */
export const issueBearer = (issuer: Buffer, token: string, key: string): string =>
  `vekha_${token}_${createHmac('sha256', issuer).update(`${token} ${key}`).digest('base64url')}`;

export const isBearerOf = (bearer: string, hash: string): boolean => {
  const [given, wanted] = [Buffer.from(hashOf(bearer)), Buffer.from(hash)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
