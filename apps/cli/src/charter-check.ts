// `vekha charter check FILE`: every error of a charter with its path.
import { readFileSync } from 'node:fs';
import { readCharter } from '#catalog/charter-check';
import { EXIT, Failure } from './failure.js';

export function charterCheck(file: string, { json }: { json?: boolean }): void {
  const checked = readCharter(read(file));
  const errors = 'errors' in checked ? checked.errors : [];
  if (json) process.stdout.write(`${JSON.stringify({ file, ok: !errors.length, errors })}\n`);
  else if (!errors.length) process.stdout.write(`${file}: устав в порядке\n`);
  else for (const { path, message } of errors) process.stdout.write(`${file} ${path || '/'}: ${message.ru}\n`);
  if (errors.length) process.exitCode = EXIT.checkFailed;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(EXIT.unreachable, `${file} не читается: ${(error as Error).message}`);
  }
}
