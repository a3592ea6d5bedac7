// Which errors mean that the database is out of reach, so that trying again later is the right answer.

/** The database cannot be reached, is starting, or is going down. Nothing was half-written: try again later. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';

  constructor(cause: unknown) {
    super('The SQL database is out of reach', { cause });
  }
}

const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  '25006', // read_only_sql_transaction: a primary that became a standby
]);
/** node-postgres and PGlite say these without a code. */
const words =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|PGlite is (closed|closing)|Client was closed|Cannot use a pool after calling end/i;

/** SQLSTATE of an error or of what caused it; undefined where there is none. */
export function sqlState(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string') return each.code;
  return undefined;
}

export function isOutOfReach(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof ReadStoreUnavailable || words.test(each.message)) return true;
    if ('code' in each && typeof each.code === 'string' && (codes.has(each.code) || each.code.startsWith('08')))
      return true;
    if (each instanceof AggregateError && each.errors.some(isOutOfReach)) return true;
  }
  return false;
}

/** The same error, or `ReadStoreUnavailable` where the database is out of reach. */
export const orUnavailable = (error: unknown): unknown =>
  isOutOfReach(error) && !(error instanceof ReadStoreUnavailable) ? new ReadStoreUnavailable(error) : error;
