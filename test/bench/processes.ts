// What processes take: processor time and resident memory, as /proc says.
import { readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** Processor time so far, in microseconds. */
export function processorTimeOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, , , , , , , , , , , user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return ((user + system) * 1e6) / TICKS_A_SECOND;
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1_024;
}
