// Personal data as an envelope: unreadable without the person's key, comparable by its mac.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { SealedData } from '#domain/person/person.events';
import { canonicalJson } from '../canonical.js';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under the key: base64 of nonce, ciphertext and tag; the mac is HMAC-SHA-256 of the canonical data. */
export function seal(key: Buffer, personal: object): SealedData {
  const plain = canonicalJson(personal);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: sealed.toString('base64'), mac: createHmac('sha256', key).update(plain).digest('base64') };
}

/** Throws when the key is not the one, or a bit was changed. */
export function unseal(key: Buffer, { ciphertext }: SealedData): Record<string, string> {
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  return JSON.parse(plain.toString('utf8'));
}
