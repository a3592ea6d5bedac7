// Starting an embedded system from the command line, with sentences for what goes wrong.
import path from 'node:path';
import { packageRoot } from '#read-store/package-root';
import { ChildFailed } from '#supervisor/child';
import { FolderHeld, holderOf } from '#supervisor/folder-lock';
import { type Settings, settingsFrom, WrongSettings } from '#supervisor/settings';
import { type RunningSystem, startSystem } from '#supervisor/system';
import { EXIT, Failure } from './failure.js';

const script = (app: string, main: string) => path.join(packageRoot(), 'dist/apps', app, 'src', `${main}.js`);

export const eventNodeScript = script('event-node', 'main');

/** Whether there is a system to ask: the one that VEKHA_URL names, or the one that holds VEKHA_DATA. */
export const isRunning = (): boolean => !!process.env.VEKHA_URL || holderOf(settings().data) !== undefined;

/** The settings of the environment. Throws Failure with a sentence for each that is wrong. */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  try {
    return settingsFrom(environment);
  } catch (error) {
    if (error instanceof WrongSettings) throw new Failure(EXIT.misused, error.message);
    throw error;
  }
}

export async function startEmbedded(env: NodeJS.ProcessEnv, say: (sentence: string) => void): Promise<RunningSystem> {
  const scripts = { eventNode: eventNodeScript, app: script('api', 'embedded.main') };
  try {
    return await startSystem(settings({ ...process.env, ...env }), { scripts, env, say, onProgress: progressTo(say) });
  } catch (error) {
    if (error instanceof FolderHeld) throw new Failure(EXIT.unreachable, error.message);
    if (error instanceof ChildFailed) throw new Failure(EXIT.unreachable, readable(error.message));
    throw error;
  }
}

/** Resolves when somebody asks this process to end. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Children log JSON; people get the message. */
const readable = (complaint: string): string =>
  complaint
    .split('\n')
    .map((line) => {
      try {
        const { message, msg } = JSON.parse(line) as { message?: string; msg?: string };
        return message ?? msg ?? line;
      } catch {
        return line;
      }
    })
    .join('\n');

const progressTo = (say: (sentence: string) => void) => (message: object) => {
  if ('progress' in message) say(`индекс событий строится заново: ${JSON.stringify(message.progress)}`);
};
