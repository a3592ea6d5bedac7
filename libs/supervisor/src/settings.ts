// The environment variables of interface.md, checked at start with a sentence for each that is wrong.
import path from 'node:path';
import { cleanEnv, EnvError, EnvMissingError, makeValidator, num, str } from 'envalid';

export interface Settings {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly eventNodePort: number;
  /** Undefined: the embedded event node serves. */
  readonly eventStoreUrl: string | undefined;
  /** Undefined: PGlite in `data/postgres`. */
  readonly databaseUrl: string | undefined;
  readonly scenarioClock: boolean;
  readonly keys: string;
  readonly logLevel: string;
  readonly adminToken: string | undefined;
  /** Where a projector of its own answers `/metrics` and `/health`; undefined: nowhere. */
  readonly metricsPort: number | undefined;
  /** Into how many the projecting is split; every process must be told the same. */
  readonly projectorShards: number;
  /** Commands under way at once before further ones are turned away. */
  readonly inFlight: number;
}

/** Settings that do not hold, each in a sentence that names the variable. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

const listeningPort = makeValidator<number>((input) => {
  const port = Number(input);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EnvError('a port is a whole number from 0 to 65535');
  return port;
});
const address = (protocols: readonly string[]) =>
  makeValidator<string>((input) => {
    if (!protocols.some((protocol) => input.startsWith(`${protocol}://`)))
      throw new EnvError(`an address that begins with ${protocols.map((each) => `${each}://`).join(' or ')}`);
    return input;
  });

const shards = makeValidator<number>((input) => {
  const count = Number(input);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new EnvError('a whole number from 1 to 64');
  return count;
});

const validators = {
  VEKHA_DATA: str({ default: './data' }),
  VEKHA_HOST: str({ default: '127.0.0.1' }),
  VEKHA_PORT: listeningPort({ default: 3000 }),
  VEKHA_EVENT_NODE_PORT: listeningPort({ default: 2113 }),
  EVENTSTORE_URL: address(['esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover'])({ default: undefined }),
  DATABASE_URL: address(['postgres', 'postgresql'])({ default: undefined }),
  VEKHA_CLOCK: str({ choices: ['system', 'scenario'], default: 'system' }),
  VEKHA_KEYS: str({ default: undefined }),
  VEKHA_LOG_LEVEL: str({ choices: ['trace', 'debug', 'info', 'warn', 'error', 'silent'], default: 'info' }),
  VEKHA_ADMIN_TOKEN: str({ default: undefined }),
  VEKHA_METRICS_PORT: listeningPort({ default: undefined }),
  VEKHA_IN_FLIGHT: num({ default: 512 }),
  VEKHA_PROJECTOR_SHARDS: shards({ default: 1 }),
};

/** Throws WrongSettings. */
export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const env = cleanEnv(given, validators, { reporter: ({ errors }) => complain(errors, given) });
  if (env.VEKHA_PROJECTOR_SHARDS > 1 && env.DATABASE_URL === undefined)
    throw new WrongSettings(['VEKHA_PROJECTOR_SHARDS above 1 needs DATABASE_URL: PGlite is of one process.']);
  const data = path.resolve(env.VEKHA_DATA);
  return {
    data,
    host: env.VEKHA_HOST,
    port: env.VEKHA_PORT,
    eventNodePort: env.VEKHA_EVENT_NODE_PORT,
    eventStoreUrl: env.EVENTSTORE_URL,
    databaseUrl: env.DATABASE_URL,
    scenarioClock: env.VEKHA_CLOCK === 'scenario',
    keys: path.resolve(env.VEKHA_KEYS ?? path.join(data, 'keys')),
    logLevel: env.VEKHA_LOG_LEVEL,
    adminToken: env.VEKHA_ADMIN_TOKEN,
    metricsPort: env.VEKHA_METRICS_PORT,
    inFlight: env.VEKHA_IN_FLIGHT,
    projectorShards: env.VEKHA_PROJECTOR_SHARDS,
  };
}

function complain(errors: Partial<Record<string, Error>>, given: NodeJS.ProcessEnv): void {
  const wrong = Object.entries(errors).filter((entry): entry is [string, Error] => entry[1] !== undefined);
  if (!wrong.length) return;
  throw new WrongSettings(
    wrong.map(([name, error]) =>
      error instanceof EnvMissingError ? `${name} must be set.` : `${name}=${given[name]} is wrong: ${error.message}.`,
    ),
  );
}
