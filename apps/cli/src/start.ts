// `vekha start`: everything on one machine, and how to get in.
import { linkFor, linkLines } from './sign-in.js';
import { ApiClient, cliToken } from './api-client.js';
import { settings, startEmbedded, untilStopped } from './system.js';

export async function start(): Promise<void> {
  const { data } = settings();
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const system = await startEmbedded({}, say);
  const stopped = untilStopped();
  const link = await linkFor(new ApiClient(system.url, cliToken(data)));
  const lines = [
    `Веха слушает на ${system.url} (данные в ${data})`,
    ...linkLines(link),
    `  описание API     ${system.url}/api/docs`,
    ...(system.firstToken
      ? ['', 'Токен первого администратора (показывается один раз, сохраните его):', `  ${system.firstToken}`]
      : ['', 'Войти: тем токеном, который был показан при первом запуске, или новым: npx vekha token create']),
    '',
    'Остановить: Ctrl+C',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await stopped;
  await system.stop();
}
