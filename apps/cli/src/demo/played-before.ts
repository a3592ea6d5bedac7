// Keys of the demo are fixed, so that a folder is played once; another build may have sent something else under them.
import type { Answered } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { settings } from '../system.js';

export function refusePlayedByAnother({ body }: Answered): void {
  if (body.code !== 'idempotency-key-reused') return;
  const { data } = settings();
  throw new Failure(
    EXIT.misused,
    `В папке ${data} уже играла демонстрация другой сборки. Назовите новую: VEKHA_DATA=./demo npm run demo`,
  );
}
