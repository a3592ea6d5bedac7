// What a stream's metadata says about how much of it may still be read.

/** `truncateBefore` of a deleted stream: 2^63, which is what 9223372036854775807 becomes as a number. */
export const DELETED = 2 ** 63;

/** `maxAge` in seconds. */
export interface Retention {
  maxCount?: number;
  maxAge?: number;
  truncateBefore?: number;
}

/** From the body of the newest event of a metadata stream; what cannot be understood limits nothing. */
export function retentionOf(metadata: Uint8Array): Retention {
  const { $maxCount, $maxAge, $tb } = parseMetadata(metadata);
  return {
    ...(isLimit($maxCount) && { maxCount: $maxCount }),
    ...(isLimit($maxAge) && { maxAge: $maxAge }),
    ...(isLimit($tb) && { truncateBefore: $tb }),
  };
}

export function parseMetadata(metadata: Uint8Array): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(metadata).toString());
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : {};
  } catch {
    return {};
  }
}

function isLimit(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
