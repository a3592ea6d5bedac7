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
  /Connection terminated|Query read timeout|canceling statement due to statement timeout|timeout exceeded when trying to connect|Client has encountered a connection error|PGlite is (closed|closing)|Client was closed|Cannot use a pool after calling end/i;

/** An error and what caused it, outermost first. By its looks: errors of node's own may come from another realm. */
function* chain(error: unknown): Generator<{ readonly [name: string]: unknown }> {
  for (let each = error; typeof each === 'object' && each !== null; each = 'cause' in each ? each.cause : undefined)
    yield each as { readonly [name: string]: unknown };
}

/** SQLSTATE of an error or of what caused it, or node's code; undefined where there is none. */
export function sqlState(error: unknown): string | undefined {
  for (const { code } of chain(error)) if (typeof code === 'string') return code;
  return undefined;
}

export function isOutOfReach(error: unknown): boolean {
  for (const { name, code, message, errors } of chain(error)) {
    if (name === 'ReadStoreUnavailable' || (typeof message === 'string' && words.test(message))) return true;
    if (typeof code === 'string' && (codes.has(code) || code.startsWith('08'))) return true;
    if (Array.isArray(errors) && errors.some(isOutOfReach)) return true;
  }
  return false;
}

/** The same error, or `ReadStoreUnavailable` where the database is out of reach. */
export const orUnavailable = (error: unknown): unknown =>
  isOutOfReach(error) && !(error instanceof ReadStoreUnavailable) ? new ReadStoreUnavailable(error) : error;
