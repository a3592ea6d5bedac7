// `vekha import teams FILE`: teams by CSV into a cohort; `--dry-run` only tells.
import { readFileSync } from 'node:fs';
import { runningSystem, well } from './api-client.js';
import { EXIT, Failure } from './failure.js';

interface Options {
  readonly cohort: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}
interface RowError {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export async function importTeams(file: string, { cohort, dryRun, json }: Options): Promise<void> {
  const path = `/api/v1/cohorts/${encodeURIComponent(cohort)}/teams/import${dryRun ? '?dryRun' : ''}`;
  const answer = well(await runningSystem().postFile(path, read(file), 'text/csv'));
  const errors = answer.errors as RowError[];
  if (json) process.stdout.write(`${JSON.stringify(answer)}\n`);
  else {
    for (const { row, column, message } of errors)
      process.stdout.write(`строка ${row}, ${column || '—'}: ${message}\n`);
    const { rows, enrolled, waitlisted, unchanged, refused, unknown } = answer;
    const what = dryRun ? 'Было бы' : 'Итого';
    process.stdout.write(
      `${what}: строк ${rows}, зачислено ${enrolled}, в лист ожидания ${waitlisted}, без изменений ${unchanged}, ` +
        `отказано ${refused}, неизвестно ${unknown}\n`,
    );
  }
  if (errors.length) process.exitCode = EXIT.checkFailed;
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Failure(EXIT.unreachable, `${file} не читается: ${(error as Error).message}`);
  }
}
