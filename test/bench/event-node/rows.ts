// What the bench says: rows of figures, each beside something measured in the same run, as a table and as JSON.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { writeFileSync } from 'node:fs';
import Table from 'cli-table3';

/** `ratio` is value to beside. `aim` says what the ratio or the value should be, and `isMet` whether it is. */
export interface Row {
  figure: string;
  value: number;
  unit: string;
  beside?: { what: string; value?: number };
  ratio?: number;
  aim?: string;
  isMet?: boolean;
}

export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  node: string;
  kernel: string;
  load: number;
}

export class Rows {
  readonly rows: Row[] = [];

  /** `least` or `most`: of the ratio when there is something beside, else of the value. */
  add(
    figure: string,
    value: number,
    unit: string,
    { beside, least, most }: { beside?: [string, number]; least?: number; most?: number } = {},
  ): void {
    const row: Row = { figure, value: rounded(value), unit };
    if (beside) {
      row.beside = { what: beside[0], value: rounded(beside[1]) };
      row.ratio = rounded(value / beside[1]);
    }
    const judged = row.ratio ?? row.value;
    if (least !== undefined) Object.assign(row, { aim: `≥ ${least}`, isMet: judged >= least });
    if (most !== undefined) Object.assign(row, { aim: `≤ ${most}`, isMet: judged <= most });
    this.rows.push(row);
    process.stderr.write(`${figure}: ${row.value} ${unit}${row.ratio === undefined ? '' : ` (${row.ratio})`}\n`);
  }

  toString(): string {
    const table = new Table({
      head: ['figure', 'value', 'unit', 'beside', 'ratio', 'aim', ''],
      style: { head: [], border: [], compact: true },
    });
    for (const { figure, value, unit, beside, ratio, aim, isMet } of this.rows) {
      const other = beside ? `${beside.value ?? ''} ${beside.what}` : '';
      table.push([figure, value, unit, other, ratio ?? '', aim ?? '', aim ? (isMet ? '✓' : 'missed') : '']);
    }
    return table.toString();
  }

  save(file: string, facts: object): void {
    writeFileSync(file, `${JSON.stringify({ machine: machine(), ...facts, rows: this.rows }, null, 2)}\n`);
  }
}

export function machine(): Machine {
  return {
    cpu: cpus()[0].model,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    kernel: execFileSync('uname', ['-r'], { encoding: 'utf8' }).trim(),
    load: rounded(loadavg()[0]),
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
}

/** Three digits that mean something. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
