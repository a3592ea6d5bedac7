// `vekha demo`: the catalog's programs played through the API into figures that move while one watches.
import { SingleBar } from 'cli-progress';
import { scenarios } from '#catalog/scenarios/all';
import type { Scenario } from '#catalog/scenarios/scenario';
import { linkFor, linkLines } from '../sign-in.js';
import type { ApiClient } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { settings, startEmbedded, untilStopped } from '../system.js';
import { clientsOf } from './actors.js';
import { type Clients, inOrder, type Played, play } from './player.js';
import { type Audience, audienceFor } from './audience.js';
import { coverageLine, progressOf, regionTable, sentences } from './summary.js';

interface DemoOptions {
  readonly exit?: boolean;
  readonly pace?: string;
  readonly watch?: boolean;
  readonly program?: string;
  readonly json?: boolean;
}

const print = (text = '') => void process.stdout.write(`${text}\n`);

export async function demo({ exit, pace, watch, program, json }: DemoOptions): Promise<void> {
  const chosen = scenarios.filter((scenario) => program === undefined || scenario.program === program);
  if (!chosen.length)
    throw new Failure(EXIT.misused, `--program: одна из ${scenarios.map((each) => each.program).join(', ')}`);
  const ms = pace === undefined ? undefined : Number(pace);
  if (ms !== undefined && (!Number.isFinite(ms) || ms < 0))
    throw new Failure(EXIT.misused, '--pace: пауза в миллисекундах, не меньше нуля');
  const { logLevel } = settings();
  const quiet = process.env.VEKHA_LOG_LEVEL ? logLevel : 'warn';
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const system = await startEmbedded({ VEKHA_CLOCK: 'scenario', VEKHA_LOG_LEVEL: quiet }, say);
  const stopping = new AbortController();
  const stopped = untilStopped().then(() => stopping.abort());
  try {
    const clients = await clientsOf(system.url);
    if (!json && !exit) print(linkLines(await linkFor(clients.administrator)).join('\n'));
    const isWatched = ms === undefined && !exit && !json && (watch ?? process.stdout.isTTY);
    const audience = audienceFor(system.url, { pace: ms, isWatched, say: print, stopped: stopping.signal });
    await audience.seated;
    const played = await playAll(clients, chosen, audience, !json, stopping.signal);
    if (!stopping.signal.aborted) await report(clients.administrator, chosen, played, json);
    if (!exit && !stopping.signal.aborted) {
      if (!json) print('\nСистема продолжает работать. Остановить: Ctrl+C');
      await stopped;
    }
  } finally {
    await system.stop();
  }
}

async function playAll(
  clients: Clients,
  chosen: readonly Scenario[],
  { pause }: Audience,
  visible: boolean,
  stopped: AbortSignal,
): Promise<Map<string, Played>> {
  const steps = inOrder(chosen);
  const played = new Map<string, Played>();
  const bar = new SingleBar({ format: '{bar} {value}/{total} {day}', hideCursor: true, clearOnComplete: false });
  if (visible) bar.start(steps.length, 0, { day: '' });
  try {
    await play(
      clients,
      steps,
      pause,
      {
        played: (each) => void played.set(each.step.id, each),
        passed: ({ at }) => void (visible && bar.increment({ day: at.slice(0, 10) })),
      },
      stopped,
    );
  } finally {
    if (visible) bar.stop();
  }
  return played;
}

async function report(
  api: ApiClient,
  chosen: readonly Scenario[],
  played: ReadonlyMap<string, Played>,
  json: boolean | undefined,
): Promise<void> {
  const positions = [...played.values()].map(({ answer }) => String(answer.body.position));
  const after = positions.sort().at(-1);
  const all = await progressOf(api, after);
  if (json) return print(JSON.stringify(all));
  for (const scenario of chosen) {
    const progress = await progressOf(api, after, scenario.program);
    print(`\n${scenario.title.ru}\n${regionTable(progress)}\n${coverageLine(progress)}`);
    for (const sentence of sentences(scenario, played)) print(`  • ${sentence}`);
  }
  print(
    `\nВсе программы: разных команд ${all.federation.involved + all.federation.guests}, шагов сыграно ${played.size}.`,
  );
}
