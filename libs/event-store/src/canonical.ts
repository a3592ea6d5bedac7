// RFC 8785 and what it stands on: one way to write a value down, and its SHA-256.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What cannot be written down canonically: a float, an unsafe integer, a lone surrogate. */
export class NotCanonical extends Error {
  constructor(
    readonly path: string,
    what: string,
  ) {
    super(`${path || '/'}: ${what}`);
  }
}

/** Throws NotCanonical, naming the path, for what RFC 8785 cannot express exactly. */
export function assertCanonical(value: unknown, path = ''): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new NotCanonical(path, `${value} is no safe integer`);
  if (typeof value === 'string' && !value.isWellFormed()) throw new NotCanonical(path, 'a lone surrogate');
  if (typeof value === 'bigint' || typeof value === 'function') throw new NotCanonical(path, `a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    assertCanonical(name, `${path}/${name}`);
    assertCanonical(each, `${path}/${name}`);
  }
}

/** Canonical JSON (RFC 8785). */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

/** SHA-256 of the canonical JSON, in lower-case hex. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
